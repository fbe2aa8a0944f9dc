/** What Stripe's ids look like: prefix, leading character and length per kind of object. */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

interface IdShape {
  prefix: string;
  /**
   * `short`: 14 free characters. `long`: 24, which carry the time and the account.
   * `payment`: 24 that start with 3; what belongs to one payment shares the first 17.
   */
  form: 'short' | 'long' | 'payment';
}

const long = (prefix: string): IdShape => ({ prefix, form: 'long' });
const short = (prefix: string): IdShape => ({ prefix, form: 'short' });
const payment = (prefix: string): IdShape => ({ prefix, form: 'payment' });

/** By the value of `object`. */
export const ID_SHAPES = {
  account: long('acct_'),
  balance_transaction: long('txn_'),
  bank_account: long('ba_'),
  card: long('card_'),
  charge: payment('ch_'),
  coupon: short(''),
  confirmation_token: long('ctoken_'),
  customer: short('cus_'),
  customer_balance_transaction: long('cbtxn_'),
  customer_cash_balance_transaction: long('ccsbtxn_'),
  dispute: long('du_'),
  ephemeral_key: long('ephkey_'),
  'entitlements.feature': long('feat_test_6'),
  event: long('evt_'),
  file: long('file_'),
  file_link: long('link_'),
  mandate: long('mandate_'),
  payment_intent: payment('pi_'),
  payment_intent_amount_details_line_item: long('uli_'),
  payment_method: long('pm_'),
  payment_method_configuration: long('pmc_'),
  payout: long('po_'),
  price: long('price_'),
  product: short('prod_'),
  product_feature: short('prodft_'),
  'radar.early_fraud_warning': long('issfr_'),
  refund: long('re_'),
  request: short('req_'),
  review: long('prv_'),
  setup_attempt: long('setatt_'),
  setup_intent: long('seti_'),
  source: long('src_'),
  source_mandate_notification: long('srcmn_'),
  source_transaction: long('srctxn_'),
  tax_id: long('txi_'),
  token: long('tok_'),
  webhook_endpoint: long('we_'),
} as const satisfies Record<string, IdShape>;

export type Identified = keyof typeof ID_SHAPES;

/** How many free characters {@link composeId} may use. */
export const FREE_CHARACTERS = 14;

/** Five characters that carry the time. */
function timePart(seconds: number): string {
  let rest = seconds;
  let text = '';
  for (let i = 0; i < 5; i++) {
    text = DIGITS[rest % 62] + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/**
 * Puts an id together.
 * @param account the `acct_…` that owns it, of which long ids carry the last ten characters
 * @param seconds when it is made
 * @param free at least {@link FREE_CHARACTERS} characters from the source of chance
 * @param family another object of the same payment, whose stem the id shares
 */
export function composeId(object: Identified, account: string, seconds: number, free: string, family?: string): string {
  const { prefix, form } = ID_SHAPES[object] as IdShape;
  if (form === 'short') return prefix + (prefix === '' ? free.slice(0, 8) : free.slice(0, 14));
  const stem = family === undefined ? undefined : stemOf(family);
  if (stem !== undefined) return prefix + stem + free.slice(0, 7);
  const tail = timePart(seconds) + account.slice(-10);
  if (form === 'payment') return `${prefix}3${tail}${free.charCodeAt(7) % 3}${free.slice(0, 7)}`;
  return `${prefix}1${tail}${free.slice(0, 8)}`;
}

/** The characters that the ids of one payment share: `3SRzq8KXBGcbgpbZ0`. */
function stemOf(id: string): string | undefined {
  const tail = id.slice(id.indexOf('_') + 1);
  return tail.startsWith('3') && tail.length >= 24 ? tail.slice(0, 17) : undefined;
}
