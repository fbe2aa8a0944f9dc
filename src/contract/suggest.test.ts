import { describe, expect, test } from 'vitest';
import { editDistance, jaroWinkler } from './runtime/distance.ts';
import { suggest } from './suggest.ts';

const SUBSCRIPTION = [
  'add_invoice_items',
  'application_fee_percent',
  'automatic_tax',
  'backdate_start_date',
  'billing_cycle_anchor',
  'billing_mode',
  'cancel_at',
  'cancel_at_period_end',
  'collection_method',
  'currency',
  'customer',
  'days_until_due',
  'default_payment_method',
  'default_source',
  'default_tax_rates',
  'description',
  'discounts',
  'expand',
  'invoice_settings',
  'items',
  'metadata',
  'off_session',
  'on_behalf_of',
  'payment_behavior',
  'payment_settings',
  'pending_invoice_item_interval',
  'proration_behavior',
  'transfer_data',
  'trial_end',
  'trial_from_plan',
  'trial_period_days',
  'trial_settings',
];
const SESSION = [
  'currency',
  'customer',
  'customer_creation',
  'customer_email',
  'customer_update',
  'line_items',
  'metadata',
  'mode',
];
const CUSTOMER = [
  'address',
  'balance',
  'description',
  'email',
  'metadata',
  'name',
  'phone',
  'payment_method',
  'shipping',
  'source',
];
const CONFIRM = [
  'capture_method',
  'confirmation_token',
  'mandate',
  'mandate_data',
  'off_session',
  'payment_method',
  'receipt_email',
];

/** Answers of Stripe that users quote; each list holds the names that Stripe knew there. */
describe('as Stripe suggests', () => {
  test.each<[string, readonly string[], string | undefined]>([
    ['payment_method_configuration', SUBSCRIPTION, 'payment_behavior'],
    ['customer_data', SESSION, 'customer_update'],
    ['"recurring', ['currency', 'recurring', 'product'], 'recurring'],
    ['client_secret', CONFIRM, undefined],
    ['idempotency_key', CUSTOMER, undefined],
    ['totally_bogus_param_ec', CUSTOMER, undefined],
    ['nope', ['custom_fields', 'default_payment_method', 'footer', 'rendering_options'], undefined],
  ])('%s', (name, known, expected) => {
    expect(suggest(name, known)).toBe(expected);
  });
});

/** Assumed, from the rule. */
test.each([
  ['emial', 'email'],
  ['metdata', 'metadata'],
  ['Descripton', 'description'],
  ['foo', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('%s', (name, expected) => {
  expect(suggest(name, CUSTOMER)).toBe(expected);
});

test.each([
  ['', '', 0],
  ['emial', 'email', 2],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
] as const)('from %s to %s it takes %i edits', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
  expect(editDistance(b, a)).toBe(edits);
});

test.each([
  ['martha', 'marhta', 0.961],
  ['dixon', 'dicksonx', 0.813],
  ['dwayne', 'duane', 0.84],
  ['abc', 'xyz', 0],
] as const)('%s is like %s by %d', (a, b, likeness) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 2);
});
