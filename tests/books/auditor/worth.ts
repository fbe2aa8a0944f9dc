/** What an amount is worth in the account's currency: a second opinion, in whole numbers. https://docs.stripe.com/currencies */
import type Stripe from 'stripe';

const WITHOUT_CENTS = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const WITH_THOUSANDTHS = new Set('bhd jod kwd omr tnd'.split(' '));

const places = (currency: string): number => (WITHOUT_CENTS.has(currency) ? 0 : WITH_THOUSANDTHS.has(currency) ? 3 : 2);

/** Of the rate, which has six digits that count. */
const DIGITS = 12;

type Booked = Pick<Stripe.BalanceTransaction, 'currency' | 'exchange_rate'>;

/** @param amount signed, in the smallest unit of `currency` @returns in that of the booking, rounded half away from zero */
export function worthAs(amount: number, currency: string, booked: Booked): number {
  if (booked.exchange_rate === null) return amount;
  const rate = BigInt(Math.round(booked.exchange_rate * 10 ** DIGITS));
  const whole = BigInt(Math.abs(amount)) * rate * 10n ** BigInt(places(booked.currency));
  const unit = 10n ** BigInt(DIGITS + places(currency));
  const worth = Number((2n * whole + unit) / (2n * unit));
  return amount < 0 ? -worth : worth;
}
