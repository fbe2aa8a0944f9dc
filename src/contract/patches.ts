/** What the package's types do not say, or say wrongly: one row each, with its source. */
import type { Shape } from './format.ts';

export interface Patch {
  /** `object.field.field`, or `POST /v1/path field.field`. */
  at: string;
  change: {
    shape?: Shape;
    /** The same field as another: `POST /v1/path field`. */
    like?: string;
    required?: boolean;
    nullable?: boolean;
    emptyable?: boolean;
    /** Stripe does not know the parameter. */
    remove?: true;
  };
  /** A page, or `recording`: real traffic. */
  source: string;
}

/** Text that a caller empties with `''`, which the declarations do not say. */
const EMPTYABLE: readonly string[] = [
  'POST /v1/customers description',
  'POST /v1/customers email',
  'POST /v1/customers name',
  'POST /v1/customers phone',
  'POST /v1/customers/{customer} description',
  'POST /v1/customers/{customer} email',
  'POST /v1/customers/{customer} name',
  'POST /v1/customers/{customer} phone',
  'POST /v1/payment_intents description',
  'POST /v1/payment_intents/{intent} description',
  'POST /v1/setup_intents description',
  'POST /v1/setup_intents/{intent} description',
  'POST /v1/charges description',
  'POST /v1/charges/{charge} description',
  'POST /v1/products description',
];

/** Operations that take a payment method by its description. */
const DESCRIBING: readonly string[] = [
  'POST /v1/payment_intents',
  'POST /v1/payment_intents/{intent}',
  'POST /v1/payment_intents/{intent}/confirm',
  'POST /v1/setup_intents',
  'POST /v1/setup_intents/{intent}',
  'POST /v1/setup_intents/{intent}/confirm',
  'POST /v1/test_helpers/confirmation_tokens',
];

/** Stripe.js describes cards so; the package leaves them out, as servers should not see card numbers. */
const describedCard = (operation: string): Patch[] =>
  ['card', 'type'].map((name) => ({
    at: `${operation} payment_method_data.${name}`,
    change: { like: `POST /v1/payment_methods ${name}` },
    source: 'https://docs.stripe.com/js/payment_intents/confirm_card_payment',
  }));

/** What the path of an older address says already. */
const IN_THE_PATH: readonly string[] = [
  'GET /v1/charges/{charge}/refunds charge',
  'GET /v1/charges/{charge}/refunds payment_intent',
  'POST /v1/charges/{charge}/refund charge',
  'POST /v1/charges/{charge}/refund payment_intent',
  'POST /v1/charges/{charge}/refunds charge',
  'POST /v1/charges/{charge}/refunds payment_intent',
  'GET /v1/customers/{customer}/bank_accounts object',
  'GET /v1/customers/{customer}/cards object',
];

/** Longer texts of evidence. https://docs.stripe.com/api/disputes/update */
const LONG_EVIDENCE: readonly string[] = [
  'access_activity_log',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'duplicate_charge_explanation',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'uncategorized_text',
];

/** Fields that Stripe answers with and its package does not declare. */
const ALSO_ANSWERED: readonly Patch[] = [
  {
    at: 'charge.dispute',
    change: { shape: { kind: 'expandable', names: ['dispute'] }, required: true, nullable: true },
    source: 'recording',
  },
  {
    at: 'dispute.balance_transaction',
    change: { shape: { kind: 'expandable', names: ['balance_transaction'] }, required: true, nullable: true },
    source: 'recording',
  },
];

const TRANSFER_TYPES = ['eu', 'gb', 'jp', 'mx', 'us'].map((country) => `${country}_bank_transfer`);

const BANK_TRANSFERS: readonly Patch[] = [
  // The declarations name two of them.
  {
    at: 'funding_instructions.bank_transfer.type',
    change: { shape: { kind: 'enum', values: TRANSFER_TYPES }, required: true },
    source: 'https://docs.stripe.com/payments/bank-transfers/accept-a-payment',
  },
  // Their former names, which Stripe's CLI still says.
  {
    at: 'POST /v1/payment_intents payment_method_options.customer_balance.bank_transfer.type',
    change: {
      shape: {
        kind: 'enum',
        values: [...TRANSFER_TYPES, ...TRANSFER_TYPES.map((type) => type.replace('transfer', 'account'))],
      },
      required: true,
    },
    source: 'https://docs.stripe.com/cli/trigger',
  },
  // Sent only when asked for.
  {
    at: 'customer.cash_balance',
    change: { nullable: false },
    source: 'https://docs.stripe.com/api/customers/object#customer_object-cash_balance',
  },
];

/** Stripe.js describes the sources of the older API so. https://docs.stripe.com/api/sources/create */
const SOURCES: readonly Patch[] = [
  ...['card', 'sepa_debit', 'au_becs_debit', 'eps', 'ideal', 'p24'].map(
    (name): Patch => ({
      at: `POST /v1/sources ${name}`,
      change: { like: `POST /v1/payment_methods ${name}` },
      source: 'https://docs.stripe.com/sources',
    }),
  ),
  ...['ach_credit_transfer', 'alipay', 'bancontact', 'giropay', 'sepa_credit_transfer', 'sofort', 'three_d_secure'].map(
    (name): Patch => ({
      at: `POST /v1/sources ${name}`,
      change: { shape: { kind: 'any' } },
      source: 'https://docs.stripe.com/sources',
    }),
  ),
];

/** Cards and accounts may be described instead of named, and the older names of `source` are good. https://docs.stripe.com/api/cards/create */
const GIVEN: readonly [operation: string, names: readonly string[]][] = [
  ['POST /v1/customers', ['source', 'card', 'bank_account']],
  ['POST /v1/customers/{customer}', ['source', 'card', 'bank_account']],
  ['POST /v1/customers/{customer}/sources', ['source', 'card', 'bank_account']],
  ['POST /v1/charges', ['source', 'card']],
];

const DESCRIBED_SOURCES: readonly Patch[] = GIVEN.flatMap(([operation, names]) =>
  names.map((name) => ({
    at: `${operation} ${name}`,
    change: { shape: { kind: 'any' as const }, required: false },
    source: 'recording',
  })),
);

export const PATCHES: readonly Patch[] = [
  ...DESCRIBED_SOURCES,
  ...SOURCES,
  ...BANK_TRANSFERS,
  ...DESCRIBING.flatMap(describedCard),
  ...ALSO_ANSWERED,
  ...LONG_EVIDENCE.map(
    (name): Patch => ({
      at: `POST /v1/disputes/{dispute} evidence.${name}`,
      change: { shape: { kind: 'string', max: 20_000 }, emptyable: true },
      source: 'https://docs.stripe.com/api/disputes/update',
    }),
  ),
  ...IN_THE_PATH.map((at): Patch => ({ at, change: { remove: true }, source: 'recording' })),
  ...EMPTYABLE.map((at): Patch => ({ at, change: { emptyable: true }, source: 'recording' })),
  {
    at: 'POST /v1/payment_intents/{intent}/confirm client_secret',
    change: { shape: { kind: 'string' } },
    source: 'https://docs.stripe.com/js/payment_intents/confirm_card_payment',
  },
  {
    at: 'POST /v1/setup_intents/{intent}/confirm client_secret',
    change: { shape: { kind: 'string' } },
    source: 'https://docs.stripe.com/js/setup_intents/confirm_card_setup',
  },
  {
    at: 'POST /v1/payment_intents/{intent}/verify_microdeposits client_secret',
    change: { shape: { kind: 'string' } },
    source: 'https://docs.stripe.com/js/payment_intents/verify_microdeposits_for_payment',
  },
  {
    at: 'POST /v1/setup_intents/{intent}/verify_microdeposits client_secret',
    change: { shape: { kind: 'string' } },
    source: 'https://docs.stripe.com/js/setup_intents/verify_microdeposits_for_setup',
  },
  {
    at: 'ephemeral_key.associated_objects',
    change: { shape: { kind: 'any' }, required: true },
    source: 'https://docs.stripe.com/api/ephemeral_keys',
  },
  { at: 'event.type', change: { shape: { kind: 'string' } }, source: 'https://docs.stripe.com/api/events/types' },
  { at: 'event.data', change: { shape: { kind: 'any' } }, source: 'https://docs.stripe.com/api/events/object' },
  {
    at: 'POST /v1/payment_intents statement_descriptor',
    change: { shape: { kind: 'string', max: 22 } },
    source: 'https://docs.stripe.com/api/payment_intents/create',
  },
  {
    at: 'POST /v1/payment_intents statement_descriptor_suffix',
    change: { shape: { kind: 'string', max: 22 } },
    source: 'https://docs.stripe.com/api/payment_intents/create',
  },
  {
    at: 'POST /v1/products statement_descriptor',
    change: { shape: { kind: 'string', max: 22 } },
    source: 'https://docs.stripe.com/api/products/create',
  },
  {
    at: 'POST /v1/products unit_label',
    change: { shape: { kind: 'string', max: 12 } },
    source: 'https://docs.stripe.com/api/products/create',
  },
];
