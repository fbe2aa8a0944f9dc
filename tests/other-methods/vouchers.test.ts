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
      next_action: { type: `${type}_display_details` },
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
