/** Every payment method: one table that validation, automatic payment methods, intents and pages read. */
import { DEBITS } from './debits.ts';
import { BOTH, kind, LATER, type MethodKind } from './kind.ts';
import { REDIRECTS } from './redirects.ts';

const CARD_AND_LINK: readonly MethodKind[] = [
  kind('card', 'card', '*', { future: BOTH, manualCapture: true }),
  kind('link', 'instant', '*', { future: LATER, manualCapture: true, options: { persistent_token: null } }),
];

/** https://docs.stripe.com/payments/vouchers */
const VOUCHERS: readonly MethodKind[] = [
  kind('boleto', 'voucher', 'brl', {
    action: 'boleto_display_details',
    delayed: true,
    future: BOTH,
    needs: ['email', 'name', 'address'],
    options: { expires_after_days: 3 },
    setupOptions: {},
  }),
  kind('konbini', 'voucher', 'jpy', {
    action: 'konbini_display_details',
    delayed: true,
    needs: ['email', 'name'],
    options: { confirmation_number: null, expires_after_days: null, expires_at: null, product_description: null },
  }),
  kind('multibanco', 'voucher', 'eur', { action: 'multibanco_display_details', delayed: true, needs: ['email'] }),
  kind('oxxo', 'voucher', 'mxn', {
    action: 'oxxo_display_details',
    delayed: true,
    needs: ['email', 'name'],
    options: { expires_after_days: 3 },
  }),
  // Not on paper, but paid in the same way. https://docs.stripe.com/payments/pix
  kind('pix', 'voucher', 'brl', {
    action: 'pix_display_qr_code',
    options: { expires_after_seconds: null, expires_at: null },
  }),
];

/** https://docs.stripe.com/payments/bank-transfers */
const TRANSFERS: readonly MethodKind[] = [
  kind('customer_balance', 'transfer', 'usd eur gbp jpy mxn', {
    action: 'display_bank_transfer_instructions',
    delayed: true,
    options: { funding_type: null },
  }),
];

const KINDS: readonly MethodKind[] = [...CARD_AND_LINK, ...DEBITS, ...REDIRECTS, ...VOUCHERS, ...TRANSFERS];

const byType = new Map(KINDS.map((row) => [row.type, row]));

/** In the order in which Stripe lists them: cards, then the alphabet. */
export const METHOD_TYPES: readonly string[] = [
  'card',
  ...KINDS.map(({ type }) => type)
    .filter((type) => type !== 'card')
    .sort(),
];

/** Also of those that are not emulated. */
export const isMethodType = (name: string): boolean => byType.has(name) || name === 'custom';

export const kindOf = (type: string): MethodKind | undefined => byType.get(type);

/** @throws Error on a type that no table has: callers have checked it */
export function knownKind(type: string): MethodKind {
  const found = byType.get(type);
  if (found === undefined) throw new Error(`there is no payment method ${type}`);
  return found;
}

/** Does a customer take this to pay with it? @param action `type` of a `next_action` */
export const isVoucher = (action: string | undefined): boolean =>
  KINDS.some((kind) => kind.flow === 'voucher' && kind.action === action);

/** Does it send the browser to another page? */
export const redirects = (type: string): boolean => kindOf(type)?.flow === 'redirect';

export const takesCurrency = ({ currencies }: MethodKind, currency: string): boolean =>
  currencies === null || currencies.includes(currency);
