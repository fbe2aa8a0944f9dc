/** What the package's types do not say, or say wrongly: one row each, with its source. */
import type { Shape } from './format.ts';

export interface Patch {
  /** `object.field.field`, or `POST /v1/path field.field`. */
  at: string;
  change: {
    shape?: Shape;
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
  'POST /v1/charges description',
  'POST /v1/charges/{charge} description',
  'POST /v1/products description',
];

export const PATCHES: readonly Patch[] = [
  ...EMPTYABLE.map((at): Patch => ({ at, change: { emptyable: true }, source: 'recording' })),
  {
    at: 'POST /v1/payment_intents/{intent}/confirm client_secret',
    change: { shape: { kind: 'string' } },
    source: 'https://docs.stripe.com/js/payment_intents/confirm_card_payment',
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
