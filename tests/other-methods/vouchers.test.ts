/** Numbers that a customer takes to a shop or a bank. https://docs.stripe.com/payments/vouchers */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, test } from '../support/test.ts';
import { answer, HOLDER, pay } from './kinds.ts';

const VOUCHERS: readonly [type: string, currency: string, details: object][] = [
  ['boleto', 'brl', { tax_id: '000.000.000-00' }],
  ['konbini', 'jpy', {}],
  ['multibanco', 'eur', {}],
  ['oxxo', 'mxn', {}],
  ['pix', 'brl', {}],
];

const DAY = 24 * 3600;

/** The customer's address says what the customer does. */
const voucher = (stripe: Stripe, type: string, currency: string, details: object, email: string, more: object = {}) =>
  pay(stripe, type, currency, {
    payment_method_data: { type, billing_details: { ...HOLDER, email }, [type]: details } as never,
    ...more,
  });

for (const [type, currency, details] of VOUCHERS) {
  const page = docs(`payments/${type}/accept-a-payment`);

  test(`${type}: paid at once`, page, async ({ stripe, events }) => {
    const intent = await voucher(stripe, type, currency, details, 'succeed_immediately@example.com');
    expect(intent).toMatchObject({
      status: 'requires_action',
      next_action: { type: type === 'pix' ? 'pix_display_qr_code' : `${type}_display_details` },
      latest_charge: null,
    });
    await eventually(async () => {
      expect(await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })).toMatchObject({
        status: 'succeeded',
        amount_received: 5000,
        next_action: null,
        latest_charge: { status: 'succeeded', payment_method_details: { type } },
      });
    });
    expect((await events()).slice(0, 4)).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
  });

  test(`${type}: never paid`, page, async ({ stripe, events }) => {
    const { id } = await voucher(stripe, type, currency, details, 'expire_immediately@example.com');
    await eventually(async () => {
      expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
        status: 'requires_payment_method',
        last_payment_error: { code: 'payment_intent_payment_attempt_expired' },
      });
    });
    expect((await events()).at(-1)).toBe('payment_intent.payment_failed');
  });
}

test('when a voucher expires', docs('payments/boleto/accept-a-payment'), async ({ stripe }) => {
  const days = { payment_method_options: { boleto: { expires_after_days: 5 } } };
  const details = { tax_id: '000.000.000-00' };
  const { created, next_action, payment_method_options } = await voucher(
    stripe,
    'boleto',
    'brl',
    details,
    'a@b.com',
    days,
  );
  expect(payment_method_options?.boleto?.expires_after_days).toBe(5);
  expect(next_action?.boleto_display_details?.expires_at).toBe(created + 5 * DAY);
  expect(next_action?.boleto_display_details?.number).toMatch(/^\d{47}$/);
});

const PIX = docs('payments/pix/accept-a-payment');

test('when a Pix expires', PIX, async ({ stripe }) => {
  const made = (email: string, pix: object = {}) =>
    voucher(stripe, 'pix', 'brl', {}, email, { payment_method_options: { pix } });
  const at = ({ created, next_action }: Stripe.PaymentIntent): number =>
    (next_action?.pix_display_qr_code?.expires_at as number) - created;
  expect(at(await made('fill_never@example.com'))).toBe(DAY);
  expect(at(await made('fill_never@example.com', { expires_after_seconds: 600 }))).toBe(600);
  expect(at(await made('expire_immediately@example.com', { expires_after_seconds: 600 }))).toBe(0);
  expect(at(await made('expire_with_delay@example.com'))).toBe(180);
});

const KONBINI = docs('payments/konbini/accept-a-payment');

const konbini = (stripe: Stripe, confirmation_number: string, email = 'hanako@example.com') =>
  voucher(stripe, 'konbini', 'jpy', {}, email, { payment_method_options: { konbini: { confirmation_number } } });

const CONFIRMATIONS: readonly [number: string, status: string, waits: string][] = [
  ['11111111110', 'succeeded', '3m'],
  ['22222222220', 'succeeded', '1s'],
  ['33333333330', 'requires_payment_method', '1s'],
  ['44444444440', 'requires_payment_method', '3m'],
  ['55555555550', 'requires_payment_method', '3d'],
];

for (const [number, status, waits] of CONFIRMATIONS) {
  test(`the confirmation number ${number}, whatever the address`, KONBINI, async ({ stripe, clock }) => {
    await clock.freeze(Date.UTC(2026, 2, 2, 12) / 1000);
    const { id, next_action } = await konbini(stripe, number, 'fill_never@example.com');
    expect(next_action?.konbini_display_details?.stores.lawson?.confirmation_number).toBe(number);
    await clock.advance(waits);
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status });
  });
}

test('confirmation numbers that are refused', KONBINI, async ({ stripe, events }) => {
  await expect(konbini(stripe, '01234567890')).rejects.toMatchObject({
    code: 'payment_intent_konbini_rejected_confirmation_number',
    payment_intent: { status: 'requires_payment_method' },
  });
  expect(await events()).toEqual(['payment_intent.created', 'payment_intent.payment_failed']);
  await expect(konbini(stripe, '00000000000')).rejects.toMatchObject({
    param: 'payment_method_options[konbini][confirmation_number]',
  });
});

test('what a voucher needs to know of its customer', docs('payments/oxxo/accept-a-payment'), async ({ stripe }) => {
  const bare = { payment_method_data: { type: 'oxxo' as const, billing_details: { name: 'Ada' } } };
  await expect(pay(stripe, 'oxxo', 'mxn', bare)).rejects.toMatchObject({
    statusCode: 400,
    code: 'parameter_missing',
    param: 'payment_method_data[billing_details][email]',
  });
});

test.awningOnly('the page pays it, or lets it expire', docs('payments/oxxo/accept-a-payment'), async ({ stripe }) => {
  const paid = await voucher(stripe, 'oxxo', 'mxn', {}, 'fill_never@example.com');
  await answer(paid, 'complete');
  expect((await stripe.paymentIntents.retrieve(paid.id)).status).toBe('succeeded');
  const expired = await voucher(stripe, 'oxxo', 'mxn', {}, 'fill_never@example.com');
  await answer(expired, 'fail');
  expect((await stripe.paymentIntents.retrieve(expired.id)).status).toBe('requires_payment_method');
});
