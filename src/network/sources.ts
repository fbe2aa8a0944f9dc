/** What the older Sources API pays with: one table. https://docs.stripe.com/sources */
import { kindOf } from './methods/kinds.ts';
import { own } from './own.ts';

export interface SourceKind {
  type: string;
  /** `redirect`: the customer approves on a page. `receiver`: the customer sends money. `none`: it can be charged at once. */
  flow: 'none' | 'redirect' | 'receiver';
  /** The first one counts unless the caller says otherwise. */
  usage: readonly ('reusable' | 'single_use')[];
  /** In lower case; null: all. */
  currencies: readonly string[] | null;
  /** The payment method that stands behind it. */
  method: string;
  /** Fields that it shows under the name of its type, null where nothing is known of them. */
  shows: readonly string[];
  /** Those of them that its charges show; all unless said. */
  charged?: readonly string[];
  /** Parameters without which it cannot be made, such as `owner.name`. */
  needs: readonly string[];
}

const REFUND_ADDRESS = ['city', 'country', 'line1', 'line2', 'postal_code', 'state'].map(
  (part) => `refund_account_holder_address_${part}`,
);

/** A bank that the browser is sent to. @param shows beside its statement descriptor */
const bank = (type: string, shows: readonly string[], needs: readonly string[] = []): SourceKind => ({
  type,
  flow: 'redirect',
  usage: ['single_use'],
  currencies: kindOf(type)?.currencies ?? null,
  method: type,
  shows: [...shows, 'statement_descriptor'],
  charged: shows,
  needs: [...needs, 'redirect.return_url'],
});

const debit = (
  type: string,
  currency: string,
  charged: readonly string[],
  more: readonly string[] = [],
): SourceKind => ({
  type,
  flow: 'none',
  usage: ['reusable'],
  currencies: [currency],
  method: type,
  shows: [...charged, ...more],
  charged,
  needs: ['owner.name'],
});

const receiver = (type: string, currency: string, charged: readonly string[], more: readonly string[]): SourceKind => ({
  type,
  flow: 'receiver',
  usage: ['reusable', 'single_use'],
  currencies: [currency],
  method: type,
  shows: [...charged, ...more],
  charged,
  needs: ['owner.email'],
});

const KINDS: readonly SourceKind[] = [
  {
    type: 'card',
    flow: 'none',
    usage: ['reusable', 'single_use'],
    currencies: null,
    method: 'card',
    shows: [],
    needs: [],
  },
  {
    type: 'three_d_secure',
    flow: 'redirect',
    usage: ['single_use'],
    currencies: null,
    method: 'card',
    shows: [],
    needs: ['three_d_secure.card', 'redirect.return_url'],
  },
  { ...bank('alipay', ['data_string', 'native_url']), charged: [] },
  bank('bancontact', ['bank_code', 'bank_name', 'bic', 'iban_last4', 'preferred_language'], ['owner.name']),
  { ...bank('eps', ['reference'], ['owner.name']), charged: [] },
  bank('giropay', ['bank_code', 'bank_name', 'bic'], ['owner.name']),
  bank('ideal', ['bank', 'bic', 'iban_last4']),
  { ...bank('p24', [], ['owner.email']), shows: ['reference'], charged: ['reference'] },
  bank('sofort', ['bank_code', 'bank_name', 'bic', 'country', 'iban_last4', 'preferred_language'], ['sofort.country']),
  debit(
    'sepa_debit',
    'eur',
    ['bank_code', 'branch_code', 'country', 'fingerprint', 'last4'],
    ['mandate_reference', 'mandate_url'],
  ),
  debit('au_becs_debit', 'aud', ['bsb_number', 'fingerprint', 'last4']),
  receiver(
    'ach_credit_transfer',
    'usd',
    ['account_number', 'bank_name', 'routing_number', 'swift_code'],
    ['fingerprint', 'refund_account_holder_name', 'refund_account_holder_type', 'refund_routing_number'],
  ),
  receiver(
    'sepa_credit_transfer',
    'eur',
    ['bank_name', 'bic', 'iban'],
    [...REFUND_ADDRESS, 'refund_account_holder_name', 'refund_iban'],
  ),
];

const byType = Object.fromEntries(KINDS.map((kind) => [kind.type, kind]));

export const sourceKind = (type: string): SourceKind | undefined => own(byType, type);

export const SOURCE_TYPES: readonly string[] = KINDS.map(({ type }) => type);

/** Seconds until a customer must have approved, and until what was approved must have been charged. https://docs.stripe.com/sources/best-practices */
export const APPROVE_WITHIN = 3600;
export const CHARGE_WITHIN = 6 * 3600;

/** How much a customer of this e-mail address sends at once: `amount_4242@example.com`. @returns smallest unit; 0: nothing */
export const sentBy = (email: string): number => Number(/amount_(\d{1,8})@/.exec(email)?.[1] ?? 0);
