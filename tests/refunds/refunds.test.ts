import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, recording, test } from '../support/test.ts';

const PAGE = docs('refunds');

async function pay(
  stripe: Stripe,
  rest: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    payment_method_types: ['card'],
    capture_method: 'automatic',
    confirm: true,
    ...rest,
  });
}

test('the whole of a payment', PAGE, async ({ stripe, events }) => {
  const intent = await pay(stripe, { description: 'A book' });
  const refund = await stripe.refunds.create({
    payment_intent: intent.id,
    reason: 'requested_by_customer',
    metadata: { a: '1' },
    expand: ['balance_transaction', 'charge'],
  });
  expect(refund).toMatchObject({
    amount: 2000,
    currency: 'usd',
    status: 'succeeded',
    reason: 'requested_by_customer',
    metadata: { a: '1' },
    payment_intent: intent.id,
    charge: { amount_refunded: 2000, refunded: true, status: 'succeeded' },
    balance_transaction: {
      amount: -2000,
      fee: 0,
      net: -2000,
      type: 'refund',
      description: 'REFUND FOR CHARGE (A book)',
    },
  });
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
  expect(await events()).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'refund.created',
    'charge.refunded',
  ]);
  const [refunded] = (await stripe.events.list({ type: 'charge.refunded' })).data;
  expect(refunded?.data.previous_attributes).toMatchObject({ amount_refunded: 0, refunded: false });
});

test('in parts, up to the whole', PAGE, async ({ stripe }) => {
  const { latest_charge } = await pay(stripe);
  const charge = latest_charge as string;
  await stripe.refunds.create({ charge, amount: 500 });
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 500, refunded: false });
  await stripe.refunds.create({ charge });
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 2000, refunded: true });
  expect((await stripe.refunds.list({ charge })).data.map(({ amount }) => amount)).toEqual([1500, 500]);
});

test('never more than was paid', recording('refund too much'), async ({ stripe }) => {
  const { latest_charge } = await pay(stripe);
  const charge = latest_charge as string;
  await expect(stripe.refunds.create({ charge, amount: 2001 })).rejects.toMatchObject({
    statusCode: 400,
    param: 'amount',
    message: 'Refund amount ($20.01) is greater than charge amount ($20.00)',
  });
  await stripe.refunds.create({ charge, amount: 500 });
  await expect(stripe.refunds.create({ charge, amount: 1501 })).rejects.toMatchObject({
    message: 'Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)',
  });
  await stripe.refunds.create({ charge });
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({
    statusCode: 400,
    code: 'charge_already_refunded',
    message: `Charge ${charge} has already been refunded.`,
  });
});

test('something must be named', docs('api/refunds/create'), async ({ stripe }) => {
  await expect(stripe.refunds.create({})).rejects.toMatchObject({
    statusCode: 400,
    message: 'One of the following params should be provided for this request: payment_intent or charge.',
  });
  await expect(stripe.refunds.create({ charge: 'ch_nobody' })).rejects.toMatchObject({
    statusCode: 404,
    message: "No such charge: 'ch_nobody'",
    param: 'id',
  });
  const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
  await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
    message: `This PaymentIntent (${id}) does not have a successful charge to refund.`,
  });
});

test(
  'before the balance transaction has come, it comes first',
  docs('payments/payment-intents/asynchronous-capture'),
  async ({ stripe }) => {
    const intent = await pay(stripe, { capture_method: 'automatic_async' });
    await stripe.refunds.create({ payment_intent: intent.id });
    const charge = await stripe.charges.retrieve(intent.latest_charge as string, { expand: ['balance_transaction'] });
    expect(charge.balance_transaction).toMatchObject({ amount: 2000, type: 'charge' });
    const { data } = await stripe.balanceTransactions.list();
    expect(data.map(({ type }) => type)).toEqual(['refund', 'charge']);
  },
);

test('what is only set aside is given up by its intent', docs('refunds#cancel-payment'), async ({ stripe }) => {
  const { id, latest_charge } = await pay(stripe, { capture_method: 'manual' });
  for (const params of [{ payment_intent: id }, { charge: latest_charge as string, amount: 100 }]) {
    await expect(stripe.refunds.create(params)).rejects.toMatchObject({
      statusCode: 400,
      message: `This uncaptured Charge was created by a PaymentIntent (${id}). You must cancel the PaymentIntent to reverse the authorization instead of refunding the Charge directly. For more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method`,
    });
  }
  const charge = await stripe.charges.create({ amount: 500, currency: 'usd', source: 'tok_visa', capture: false });
  expect(await stripe.refunds.create({ charge: charge.id })).toMatchObject({
    balance_transaction: null,
    status: 'succeeded',
  });
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 500, refunded: true });
});

test('who says fraud says it of the charge', docs('api/refunds/create'), async ({ stripe }) => {
  const { latest_charge } = await pay(stripe);
  await stripe.refunds.create({ charge: latest_charge as string, reason: 'fraudulent' });
  expect((await stripe.charges.retrieve(latest_charge as string)).fraud_details).toEqual({ user_report: 'fraudulent' });
});

test('a card whose refund is pending at first', docs('testing#refunds'), async ({ stripe }) => {
  const intent = await pay(stripe, { payment_method: 'pm_card_pendingRefund' });
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  expect(refund.status).toBe('pending');
  await eventually(async () => expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded'));
});

test('a card whose refund fails later: the money comes back', docs('testing#refunds'), async ({ stripe, events }) => {
  const intent = await pay(stripe, { payment_method: 'pm_card_refundFail' });
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  expect(refund.status).toBe('succeeded');
  await eventually(async () => expect((await stripe.refunds.retrieve(refund.id)).status).toBe('failed'));
  const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
  expect(failed).toMatchObject({
    failure_reason: 'unknown',
    failure_balance_transaction: { amount: 2000, type: 'refund_failure' },
  });
  expect(await stripe.charges.retrieve(intent.latest_charge as string)).toMatchObject({
    amount_refunded: 0,
    refunded: false,
  });
  expect(await events()).toContain('refund.failed');
});

test('only its metadata changes', docs('api/refunds/update'), async ({ stripe, events }) => {
  const { id } = await stripe.refunds.create({ payment_intent: (await pay(stripe)).id });
  expect((await stripe.refunds.update(id, { metadata: { a: '1' } })).metadata).toEqual({ a: '1' });
  expect((await events()).slice(-2)).toEqual(['refund.updated', 'charge.refund.updated']);
});

test('a card refund cannot be called off', docs('api/refunds/cancel'), async ({ stripe }) => {
  const { id } = await stripe.refunds.create({ payment_intent: (await pay(stripe)).id });
  await expect(stripe.refunds.cancel(id)).rejects.toMatchObject({
    statusCode: 400,
    message: 'Canceling this refund is unsupported.',
  });
});

test(
  'the bank says later what a refund can be found by',
  recording('refunds of seconds ago'),
  async ({ stripe, clock, events }) => {
    await clock.freeze(Date.UTC(2026, 2, 2, 12) / 1000);
    const { id: charge } = await stripe.charges.create({ amount: 1000, currency: 'usd', source: 'tok_visa' });
    const { id, destination_details } = await stripe.refunds.create({ charge });
    expect(destination_details?.card).toEqual({
      reference_status: 'pending',
      reference_type: 'acquirer_reference_number',
      type: 'refund',
    });
    await clock.advance('1d');
    expect((await stripe.refunds.retrieve(id)).destination_details?.card).toEqual({
      reference: expect.stringMatching(/^\d{16}$/),
      reference_status: 'available',
      reference_type: 'acquirer_reference_number',
      type: 'refund',
    });
    expect((await events()).slice(-2)).toEqual(['refund.updated', 'charge.refund.updated']);
  },
);
