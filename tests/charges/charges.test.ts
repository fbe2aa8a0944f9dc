import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

const PAGE = docs('api/charges/create');

test('a token pays at once', PAGE, async ({ stripe, events }) => {
  const charge = await stripe.charges.create({
    amount: 1000,
    currency: 'usd',
    source: 'tok_visa',
    description: 'x',
    expand: ['balance_transaction'],
  });
  expect(charge).toMatchObject({
    amount: 1000,
    amount_captured: 1000,
    captured: true,
    paid: true,
    status: 'succeeded',
    payment_intent: null,
    source: { object: 'card', brand: 'Visa', last4: '4242' },
    balance_transaction: { amount: 1000, fee: 59, net: 941 },
  });
  expect(await events()).toEqual(['charge.succeeded']);
});

test("a customer's default source pays", recording('charge a customer'), async ({ stripe }) => {
  const customer = await stripe.customers.create({ source: 'tok_mastercard' });
  expect(customer.default_source).toMatch(/^card_/);
  const charge = await stripe.charges.create({ amount: 1000, currency: 'usd', customer: customer.id });
  expect(charge).toMatchObject({
    customer: customer.id,
    payment_method: customer.default_source,
    source: { id: customer.default_source, brand: 'MasterCard' },
  });
});

test('a customer without a card cannot pay', docs('error-codes#missing'), async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  await expect(stripe.charges.create({ amount: 1000, currency: 'usd', customer: id })).rejects.toMatchObject({
    statusCode: 402,
    code: 'missing',
  });
});

test('a declined charge is kept as failed', docs('declines'), async ({ stripe, events }) => {
  const error = (await stripe.charges
    .create({ amount: 1000, currency: 'usd', source: 'tok_chargeDeclined' })
    .catch((thrown: unknown) => thrown)) as Stripe.errors.StripeCardError;
  expect(error).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' });
  expect(await stripe.charges.retrieve(error.charge as string)).toMatchObject({
    status: 'failed',
    paid: false,
    failure_code: 'card_declined',
    failure_message: 'Your card was declined.',
    outcome: { type: 'issuer_declined', network_status: 'declined_by_network' },
  });
  expect(await events()).toEqual(['charge.failed']);
});

test('set aside and captured in part', docs('api/charges/capture'), async ({ stripe, events }) => {
  const { id } = await stripe.charges.create({ amount: 1000, currency: 'usd', source: 'tok_visa', capture: false });
  const captured = await stripe.charges.capture(id, { amount: 400, expand: ['balance_transaction'] });
  expect(captured).toMatchObject({
    captured: true,
    amount_captured: 400,
    amount_refunded: 600,
    balance_transaction: { amount: 400 },
  });
  await expect(stripe.charges.capture(id)).rejects.toMatchObject({
    code: 'charge_already_captured',
    message: `Charge ${id} has already been captured.`,
  });
  expect((await events()).at(-1)).toBe('charge.captured');
});

test('what may be changed later', docs('api/charges/update'), async ({ stripe, events }) => {
  const { id } = await stripe.charges.create({ amount: 1000, currency: 'usd', source: 'tok_visa' });
  const updated = await stripe.charges.update(id, {
    description: 'y',
    metadata: { a: '1' },
    fraud_details: { user_report: 'safe' },
  });
  expect(updated).toMatchObject({ description: 'y', metadata: { a: '1' }, fraud_details: { user_report: 'safe' } });
  expect((await events()).at(-1)).toBe('charge.updated');
});

test('needs somebody to charge', PAGE, async ({ stripe }) => {
  await expect(stripe.charges.create({ amount: 1000, currency: 'usd' })).rejects.toMatchObject({
    statusCode: 400,
    message: 'Must provide source or customer.',
  });
  await expect(stripe.charges.create({ amount: 1000, currency: 'usd', source: 'tok_nonsense' })).rejects.toMatchObject({
    code: 'resource_missing',
  });
});

test('lists by customer, intent and transfer group', docs('api/charges/list'), async ({ stripe }) => {
  const customer = await stripe.customers.create({ source: 'tok_visa' });
  const mine = await stripe.charges.create({
    amount: 1000,
    currency: 'usd',
    customer: customer.id,
    transfer_group: 'g',
  });
  await stripe.charges.create({ amount: 1000, currency: 'usd', source: 'tok_visa' });
  expect((await stripe.charges.list({ customer: customer.id })).data.map(({ id }) => id)).toEqual([mine.id]);
  expect((await stripe.charges.list({ transfer_group: 'g' })).data.map(({ id }) => id)).toEqual([mine.id]);
  expect((await stripe.charges.list({ payment_intent: 'pi_nobody' })).data).toEqual([]);
});
