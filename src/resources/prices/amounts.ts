/** How much a price asks: whole or fractional units of the smallest currency unit. */
import { Big } from 'big.js';
import { errors } from '../../contract/errors.ts';

export interface UnitAmount {
  /** Whole smallest units, or null where the amount has a fraction. */
  unit_amount: number | null;
  /** Exact, at most 12 decimal places. https://docs.stripe.com/api/prices/object */
  unit_amount_decimal: string | null;
}

const MOST_DECIMALS = 12;

/**
 * Both forms of an amount that was given in one of them.
 * @param param name of the parameter, for errors
 * @throws StripeError when it has more than 12 decimal places
 */
export function unitAmount(
  whole: number | undefined,
  decimal: string | undefined,
  param = 'unit_amount_decimal',
): UnitAmount {
  if (whole !== undefined) return { unit_amount: whole, unit_amount_decimal: String(whole) };
  if (decimal === undefined) return { unit_amount: null, unit_amount_decimal: null };
  const exact = new Big(decimal);
  if (!exact.round(MOST_DECIMALS).eq(exact)) {
    throw errors.invalidRequest(
      `Invalid decimal: ${decimal}; must contain at maximum ${MOST_DECIMALS} decimal places.`,
      param,
    );
  }
  const isWhole = exact.round(0).eq(exact);
  return { unit_amount: isWhole ? exact.toNumber() : null, unit_amount_decimal: exact.toFixed() };
}
