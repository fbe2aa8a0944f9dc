/** Currencies and amounts in parameters. Amounts are integers of the smallest unit. https://docs.stripe.com/currencies */
import { errors } from '../contract/errors.ts';
import { exchangeRate } from '../network/exchange-rates.ts';
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

/** What is charged must be worth so much, in the smallest unit of this currency, where Stripe names no minimum. */
const LEAST = { amount: 50, currency: 'usd', words: '50 cents' };

/**
 * Whether an amount may be charged.
 * @throws StripeError `amount_too_small` or `amount_too_large`
 */
export function checkChargeAmount(amount: number, currency: string, param = 'amount'): void {
  const { minimum, maximum = 99_999_999, step = 1 } = currencies.get(currency) ?? {};
  if (amount < 1) throw errors.amountBelowMinimum(param, amount);
  if (amount % step !== 0) throw errors.amountNotWhole(currency, step, param);
  if (minimum === undefined) checkWorth(amount, currency, param);
  else if (amount < minimum) throw errors.amountTooSmall(`${formatAmount(minimum, currency)} ${currency}`, param);
  if (amount > maximum) throw errors.amountTooLarge(formatAmount(maximum, currency));
}

function checkWorth(amount: number, currency: string, param: string): void {
  const worth = convertAmount(amount, currency, LEAST.currency, exchangeRate(currency, LEAST.currency));
  if (worth >= LEAST.amount) return;
  throw errors.amountWorthTooLittle(
    LEAST.words,
    formatAmount(amount, currency),
    formatAmount(worth, LEAST.currency),
    param,
  );
}

/** Decimals of the rate that count; more than it has. */
const PRECISION = 12;

/**
 * @param amount signed, in the smallest unit of `from`
 * @param rate units of `to` for one unit of `from`
 * @returns the smallest unit of `to`, rounded half away from zero: what comes back is what was taken
 */
export function convertAmount(amount: number, from: string, to: string, rate: number): number {
  const places = (code: string): number => currencies.get(code)?.decimals ?? 2;
  const scaled = BigInt(Math.round(rate * 10 ** PRECISION));
  const numerator = BigInt(Math.abs(amount)) * scaled * 10n ** BigInt(places(to));
  const denominator = 10n ** BigInt(PRECISION + places(from));
  const rounded = Number((numerator * 2n + denominator) / (denominator * 2n));
  return amount < 0 ? -rounded : rounded;
}
