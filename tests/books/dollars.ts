/** What the currencies of these tests are worth, in hundredths of a cent of the smallest unit: a second opinion, in whole numbers. */
const CENTS_PER_HUNDRED: Readonly<Record<string, number>> = { usd: 100, eur: 117, jpy: 64 };

/** @param amount signed, in the smallest unit of `currency` @returns cents, rounded half away from zero */
export function inDollars(amount: number, currency: string): number {
  const cents = Math.floor((2 * Math.abs(amount) * (CENTS_PER_HUNDRED[currency] ?? Number.NaN) + 100) / 200);
  return amount < 0 ? -cents : cents;
}
