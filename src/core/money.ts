/** Currencies and amounts in parameters. Amounts are integers of the smallest unit. https://docs.stripe.com/currencies */
import { errors } from '../contract/errors.ts';
import { currencies, formatAmount } from './currencies.ts';

/**
 * @returns the code in lower case
 * @throws StripeError when Stripe knows no such currency
 */
export function checkCurrency(given: string, param = 'currency'): string {
  const code = given.toLowerCase();
  if (!currencies.has(code)) throw errors.invalidCurrency(given, [...currencies.keys()], param);
  return code;
}

/**
 * Whether an amount may be charged.
 * @throws StripeError `amount_too_small` or `amount_too_large`
 */
export function checkChargeAmount(amount: number, currency: string, param = 'amount'): void {
  const { minimum, maximum } = currencies.get(currency) ?? { minimum: 1, maximum: 99_999_999 };
  if (amount < 1) throw errors.amountBelowMinimum(param);
  if (amount < minimum) throw errors.amountTooSmall(`${formatAmount(minimum, currency)} ${currency}`, param);
  if (amount > maximum) throw errors.amountTooLarge(formatAmount(maximum, currency));
}
