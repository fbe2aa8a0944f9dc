/** What banks do with payouts, and when. https://docs.stripe.com/connect/testing#account-numbers and https://docs.stripe.com/payouts */

/** https://docs.stripe.com/api/payouts/failures */
const FAILURES = {
  account_closed: 'The bank account has been closed.',
  debit_not_authorized:
    'Debit transactions are not approved on the bank account. (Stripe requires bank accounts to be set up for both credit and debit payouts.)',
  insufficient_funds: 'Your Stripe account has insufficient funds to cover the payout.',
  invalid_currency:
    'The bank was unable to process this payout because of its currency. This is probably because the bank account cannot accept payments in that currency.',
  no_account:
    'The bank account details on file are probably incorrect. No bank account could be located with those details.',
} as const;

export type PayoutFailure = keyof typeof FAILURES;

export const failureMessage = (failure: PayoutFailure): string => FAILURES[failure];

/** The documented accounts of all countries repeat a digit, behind zeros or not, and end in another. */
const ACCOUNTS: readonly (readonly [RegExp, PayoutFailure])[] = [
  [/^0*1{4,}6$/, 'no_account'],
  [/^0*1{4,}3$/, 'account_closed'],
  [/^0*2{4,}7$/, 'insufficient_funds'],
  [/^0*3{4,}5$/, 'debit_not_authorized'],
  [/^0*4{4,}0$/, 'invalid_currency'],
];

/** @returns undefined: payouts to the account arrive */
export const payoutFailureOf = (accountNumber: string): PayoutFailure | undefined =>
  ACCOUNTS.find(([pattern]) => pattern.test(accountNumber))?.[1];

const DAY = 24 * 3600;
const SATURDAY = 6;
const SUNDAY = 0;

/** @param now seconds @returns seconds: midnight UTC, as recorded payouts show, at the start of the next business day */
export function arrivesOn(now: number): number {
  let day = (Math.floor(now / DAY) + 1) * DAY;
  while ([SATURDAY, SUNDAY].includes(new Date(day * 1000).getUTCDay())) day += DAY;
  return day;
}

/** Seconds that an instant payout takes. https://docs.stripe.com/payouts/instant-payouts */
export const INSTANT_TAKES = 1800;

/** Seconds until a payout has left, and can no longer be called off. */
export const LEAVES_AFTER = 3600;

/** What an instant payout costs: 1.5 %, at least 50 cents. @param amount smallest unit */
export const instantFee = (amount: number): number => Math.max(50, Math.round((amount * 15) / 1000));

/** Least and most of an instant payout, in cents. */
export const INSTANT_LIMITS = { least: 50, most: 999_900 };

/** The currency that accounts of a country have; dollars elsewhere. */
const CURRENCIES: Readonly<Record<string, string>> = Object.fromEntries(
  'US:usd GB:gbp CA:cad AU:aud NZ:nzd JP:jpy SG:sgd HK:hkd CH:chf DK:dkk NO:nok SE:sek PL:pln CZ:czk HU:huf RO:ron BR:brl MX:mxn IN:inr MY:myr TH:thb AE:aed TW:twd IS:isk UG:ugx AT:eur BE:eur CY:eur DE:eur EE:eur ES:eur FI:eur FR:eur GR:eur HR:eur IE:eur IT:eur LT:eur LU:eur LV:eur MT:eur NL:eur PT:eur SI:eur SK:eur'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

export const currencyOf = (country: string): string => CURRENCIES[country.toUpperCase()] ?? 'usd';
