/** What test customers do with a voucher: their e-mail address says it. https://docs.stripe.com/payments/boleto/accept-a-payment#test-your-integration */

export interface VoucherFate {
  result: 'paid' | 'expires';
  /** `never`: only when its time is over. */
  when: 'soon' | 'later' | 'never';
}

interface Fate extends VoucherFate {
  /** What the e-mail address contains; null: any other. */
  email: string | null;
  /** Of Konbini, whatever the address. */
  confirmation: string;
}

export const FATES: readonly Fate[] = [
  { email: 'succeed_immediately', confirmation: '22222222220', result: 'paid', when: 'soon' },
  { email: 'expire_immediately', confirmation: '33333333330', result: 'expires', when: 'soon' },
  { email: 'expire_with_delay', confirmation: '44444444440', result: 'expires', when: 'later' },
  { email: 'fill_never', confirmation: '55555555550', result: 'expires', when: 'never' },
  { email: null, confirmation: '11111111110', result: 'paid', when: 'later' },
];

/** Nobody says what a customer without an address does: time passes, and the page can be asked. */
const UNKNOWN: VoucherFate = { result: 'expires', when: 'never' };

/** Whoever is not named pays after a while. @param confirmation the number that a customer of Konbini has chosen */
export function voucherFate(email: string | null, confirmation: string | null): VoucherFate {
  const chosen = FATES.find((fate) => fate.confirmation === confirmation);
  if (chosen !== undefined) return chosen;
  if (email === null) return UNKNOWN;
  return FATES.find((fate) => fate.email === null || email.includes(fate.email)) as Fate;
}

/** The number that the shops refuse. https://docs.stripe.com/payments/konbini/accept-a-payment */
export const REFUSED_CONFIRMATION = '01234567890';

const DAY = 24 * 3600;

/** Seconds until a voucher expires, where the caller says nothing else. */
const LASTS: Readonly<Record<string, number>> = {
  boleto: 3 * DAY,
  konbini: 3 * DAY,
  multibanco: 7 * DAY,
  oxxo: 3 * DAY,
  pix: DAY,
};

interface Wish {
  expires_after_days?: number | null | undefined;
  expires_after_seconds?: number | null | undefined;
  /** Seconds since the epoch. */
  expires_at?: number | null | undefined;
}

/** @param wish as the caller wants it @returns seconds since the epoch */
export function voucherExpiry(type: string, now: number, wish: Wish): number {
  const { expires_after_days: days, expires_after_seconds: seconds, expires_at } = wish;
  if (expires_at) return expires_at;
  return now + (seconds ?? (days ? days * DAY : (LASTS[type] ?? 3 * DAY)));
}
