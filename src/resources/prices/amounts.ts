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
/** The most that a currency's smallest units may count to. */
const MOST = 999_999_999_999;

/**
 * Both forms of an amount that was given in one of them.
 * @param param name of the parameter, for errors
 * @throws StripeError when it is negative or too large, or has more than 12 decimal places
 */
export function unitAmount(
  whole: number | undefined,
  decimal: string | undefined,
  param = 'unit_amount_decimal',
): UnitAmount {
  const given = whole ?? decimal;
  if (given === undefined) return { unit_amount: null, unit_amount_decimal: null };
  const exact = new Big(given);
  const at = whole === undefined ? param : param.replace('_decimal', '');
  if (exact.lt(0)) throw errors.atLeast(0, at);
  if (exact.gt(MOST)) throw errors.atMost(MOST, at);
  if (!exact.round(MOST_DECIMALS).eq(exact)) {
    throw errors.invalidRequest(
      `Invalid decimal: ${decimal}; must contain at maximum ${MOST_DECIMALS} decimal places.`,
      param,
    );
  }
  const isWhole = exact.round(0).eq(exact);
  return { unit_amount: isWhole ? exact.toNumber() : null, unit_amount_decimal: exact.toFixed() };
}
