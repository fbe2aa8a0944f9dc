/** What of a price is sent only when expanded: tiers and other currencies. https://docs.stripe.com/api/prices/object */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import { checkCurrency } from '../../core/money.ts';
import { unitAmount } from './amounts.ts';

type Params = Stripe.PriceCreateParams;

/** Pay-what-you-want bounds; null when it is not wanted. */
export function customUnitAmount(given: Params['custom_unit_amount']): Stripe.Price['custom_unit_amount'] {
  if (!given?.enabled) return null;
  return { maximum: given.maximum ?? null, minimum: given.minimum ?? null, preset: given.preset ?? null };
}

/** @throws StripeError when the last tier has an end, or tiers do not grow */
export function tiersOf(tiers: Params['tiers']): Stripe.Price.Tier[] | undefined {
  if (tiers === undefined) return undefined;
  const rows = tiers.map(({ flat_amount, flat_amount_decimal, unit_amount, unit_amount_decimal, up_to }) => {
    const flat = unitAmount(flat_amount, flat_amount_decimal, 'tiers');
    return {
      flat_amount: flat.unit_amount,
      flat_amount_decimal: flat.unit_amount_decimal,
      ...unitAmount(unit_amount, unit_amount_decimal, 'tiers'),
      up_to: up_to === 'inf' ? null : Number(up_to),
    };
  });
  for (const [i, row] of rows.entries()) checkTier(row.up_to, rows[i - 1]?.up_to ?? 0, i === rows.length - 1, i);
  return rows;
}

function checkTier(upTo: number | null, before: number, isLast: boolean, index: number): void {
  const param = `tiers[${index}][up_to]`;
  if (isLast && upTo !== null) throw errors.invalidRequest('The last tier must have `up_to` set to `inf`.', param);
  if (!isLast && upTo === null) throw errors.invalidRequest('Only the last tier may have `up_to` set to `inf`.', param);
  if (upTo !== null && upTo <= before)
    throw errors.invalidRequest('Tiers must be in ascending order of `up_to`.', param);
}

/** By currency, as they are sent when expanded. */
export function currencyOptions(
  given: Params['currency_options'],
): Record<string, Stripe.Price.CurrencyOptions> | undefined {
  if (given === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(given).map(([currency, option]) => [
      checkCurrency(currency, `currency_options[${currency}]`),
      {
        custom_unit_amount: customUnitAmount(option.custom_unit_amount),
        tax_behavior: option.tax_behavior ?? 'unspecified',
        ...(option.tiers && { tiers: tiersOf(option.tiers) as never }),
        ...unitAmount(
          option.unit_amount,
          option.unit_amount_decimal,
          `currency_options[${currency}][unit_amount_decimal]`,
        ),
      },
    ]),
  );
}
