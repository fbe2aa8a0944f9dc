/** What a charge costs, and when its money arrives. https://stripe.com/pricing and https://docs.stripe.com/payouts#payout-speed */

/** The part of a fee that does not depend on the amount, in the smallest unit: the worth of about 30 cents. */
const FIXED: Readonly<Record<string, number>> = {
  usd: 30,
  aud: 30,
  brl: 39,
  cad: 30,
  chf: 30,
  czk: 650,
  dkk: 180,
  eur: 25,
  gbp: 20,
  hkd: 235,
  huf: 8500,
  inr: 200,
  jpy: 0,
  mxn: 300,
  myr: 100,
  nok: 200,
  nzd: 30,
  pln: 100,
  ron: 100,
  sek: 180,
  sgd: 50,
  thb: 1000,
};

/** Tenths of a percent of the amount; the rest of the world pays what the United States pay. */
const RATE_PER_MILLE = 29;

/**
 * @param amount integer, smallest unit
 * @returns 2.9 % and the fixed part, rounded half up; nothing for nothing
 */
export function chargeFee(amount: number, currency: string): number {
  if (amount === 0) return 0;
  return Math.floor((amount * RATE_PER_MILLE + 500) / 1000) + (FIXED[currency] ?? 0);
}

const DAY = 24 * 3600;

/** Calendar days until money may be paid out, as recorded traffic of American accounts shows. */
const DAYS = 7;

/**
 * @param now seconds
 * @param atOnce the card skips the pending balance
 * @returns seconds: midnight UTC
 */
export function availableOn(now: number, atOnce: boolean): number {
  return atOnce ? now : (Math.floor(now / DAY) + DAYS) * DAY;
}
