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

/** What a chargeback costs, whatever becomes of it, in the smallest unit: about 15 dollars. https://stripe.com/pricing */
const DISPUTE_FEES: Readonly<Record<string, number>> = {
  usd: 1500,
  aud: 2500,
  brl: 5500,
  cad: 1500,
  chf: 2000,
  czk: 35000,
  dkk: 11000,
  eur: 2000,
  gbp: 2000,
  hkd: 8500,
  huf: 600000,
  jpy: 1300,
  mxn: 30000,
  myr: 6000,
  nok: 15000,
  nzd: 2500,
  pln: 9000,
  ron: 7500,
  sek: 15000,
  sgd: 1500,
  thb: 50000,
};

export const disputeFee = (currency: string): number => DISPUTE_FEES[currency] ?? 0;

const DAY = 24 * 3600;

/** Calendar days until money may be paid out, as recorded traffic of American accounts shows. */
const DAYS = 7;

/**
 * @param now seconds
 * @param atOnce the card skips the pending balance
 * @param days until then, where the account has its own
 * @returns seconds: midnight UTC
 */
export function availableOn(now: number, atOnce: boolean, days = DAYS): number {
  return atOnce ? now : (Math.floor(now / DAY) + days) * DAY;
}
