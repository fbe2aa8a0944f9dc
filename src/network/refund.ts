/** Giving money back to a card. https://docs.stripe.com/testing#refunds */
import { cardByKey } from './cards/find.ts';

export interface RefundOutcome {
  status: 'succeeded' | 'pending' | 'requires_action';
  /** What becomes of it in the end. */
  settlesAs?: 'succeeded' | 'failed';
}

/** Banks take their time to pay back a debit. */
const SLOW = new Set(['acss_debit', 'au_becs_debit', 'bacs_debit', 'nz_bank_account', 'sepa_debit', 'us_bank_account']);

/** Cash knows no way back: the customer is asked for an account. https://docs.stripe.com/refunds#refund-requires-action */
const ASKING = new Set(['boleto', 'konbini', 'multibanco', 'oxxo', 'promptpay']);

/** @param method anything but a card */
export function refundOtherwise(method: string): RefundOutcome {
  if (ASKING.has(method)) return { status: 'requires_action', settlesAs: 'succeeded' };
  return SLOW.has(method) ? { status: 'pending', settlesAs: 'succeeded' } : { status: 'succeeded' };
}

/** Seconds until a bank says what a refund to a card can be found by. https://docs.stripe.com/refunds#tracing-refunds */
export const REFERENCE_AFTER = 24 * 3600;

/** Seconds that the customer has for an answer. */
export const ANSWER_WITHIN = 45 * 24 * 3600;

/** A test customer answers when the address says so, as with vouchers; nobody else reads mail here. */
export const answersMail = (email: string | undefined): boolean => email?.includes('succeed_immediately') === true;

/** How money goes back where not by the way it came. https://docs.stripe.com/api/refunds/object#refund_object-destination_details */
const TRANSFERS: Readonly<Record<string, string>> = {
  ach_credit_transfer: 'us_bank_transfer',
  au_becs_debit: 'au_bank_transfer',
  bacs_debit: 'gb_bank_transfer',
  bancontact: 'eu_bank_transfer',
  boleto: 'br_bank_transfer',
  customer_balance: 'customer_cash_balance',
  ideal: 'eu_bank_transfer',
  konbini: 'jp_bank_transfer',
  nz_bank_account: 'nz_bank_transfer',
  oxxo: 'mx_bank_transfer',
  promptpay: 'th_bank_transfer',
  revolut_pay: 'revolut',
  sepa_credit_transfer: 'eu_bank_transfer',
  sepa_debit: 'eu_bank_transfer',
  us_bank_account: 'us_bank_transfer',
};

/** Methods of whose refunds Stripe tells nothing but their name. */
const SILENT = new Set(
  'acss_debit au_bank_transfer billie fpx kakao_pay kr_card link mobilepay naver_pay nz_bank_transfer pay_by_bank payco payto samsung_pay satispay'.split(
    ' ',
  ),
);

/** @param method anything but a card @returns the way that its money goes back, and what is known of it */
export function wayBack(method: string): { type: string } & Record<string, unknown> {
  const type = TRANSFERS[method] ?? method;
  if (SILENT.has(type)) return { type };
  return { type, [type]: type.endsWith('_bank_transfer') ? { reference: null, reference_status: 'pending' } : {} };
}

/** @param key of the test card */
export function refund(key: string): RefundOutcome {
  switch (cardByKey(key).refund) {
    case 'pending':
      return { status: 'pending', settlesAs: 'succeeded' };
    case 'fails':
      return { status: 'succeeded', settlesAs: 'failed' };
    default:
      return { status: 'succeeded' };
  }
}
