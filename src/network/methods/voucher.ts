/** What test customers do with a voucher: their e-mail address says it. https://docs.stripe.com/payments/boleto/accept-a-payment#test-your-integration */

export interface VoucherFate {
  result: 'paid' | 'expires';
  /** `never`: only when its time is over. */
  when: 'soon' | 'later' | 'never';
}

export const FATES: readonly (readonly [part: string, fate: VoucherFate])[] = [
  ['succeed_immediately', { result: 'paid', when: 'soon' }],
  ['expire_immediately', { result: 'expires', when: 'soon' }],
  ['expire_with_delay', { result: 'expires', when: 'later' }],
  ['fill_never', { result: 'expires', when: 'never' }],
];

/** Whoever is not named pays after a while. */
export const voucherFate = (email: string | null): VoucherFate =>
  FATES.find(([part]) => email?.includes(part))?.[1] ?? { result: 'paid', when: 'later' };

const DAY = 24 * 3600;

/** Days until a voucher expires, where the caller says nothing else. */
const DAYS: Readonly<Record<string, number>> = { boleto: 3, konbini: 3, multibanco: 7, oxxo: 3 };

/** Until a Pix code expires, unless the caller says otherwise. https://docs.stripe.com/api/payment_intents/create#create_payment_intent-payment_method_options-pix */
export const PIX_SECONDS = DAY;

/** @param days as the caller wants it @returns seconds */
export const voucherExpiry = (type: string, now: number, days: number | null | undefined): number =>
  now + (days ?? DAYS[type] ?? 3) * DAY;
