/** Cards of the older API as payment methods. https://docs.stripe.com/payments/payment-methods/transitioning */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, test, types } from '../support/test.ts';

const PAGE = docs('payments/payment-methods/transitioning');

const withCard = async (stripe: Stripe, token = 'tok_visa'): Promise<{ customer: string; card: string }> => {
  const { id, default_source } = await stripe.customers.create({ source: token });
  return { customer: id, card: default_source as string };
};

const PRICE = { amount: 1000, currency: 'usd', confirm: true, payment_method_types: ['card'] };

test('a card pays an intent under its own id', PAGE, async ({ stripe }) => {
  const { customer, card } = await withCard(stripe);
  expect(await stripe.paymentMethods.retrieve(card)).toMatchObject({
    id: card,
    object: 'payment_method',
    type: 'card',
    customer,
    card: { brand: 'visa', last4: '4242', checks: { cvc_check: 'pass' } },
  });
  const { data } = await stripe.customers.listPaymentMethods(customer, { type: 'card' });
  expect(data.map(({ id }) => id)).toEqual([card]);
  const paid = await stripe.paymentIntents.create({ ...PRICE, customer, payment_method: card });
  expect(paid).toMatchObject({ status: 'succeeded', payment_method: card });
  expect(await stripe.charges.retrieve(paid.latest_charge as string)).toMatchObject({ payment_method: card });
});

test('so does a source that is a card', PAGE, async ({ stripe }) => {
  const owner = { name: 'Ada', email: 'ada@example.com' };
  const { id: source } = await stripe.sources.create({ type: 'card', token: 'tok_mastercard', owner });
  const { id: customer } = await stripe.customers.create({ source });
  expect(await stripe.paymentMethods.retrieve(source)).toMatchObject({ billing_details: owner, customer });
  const paid = await stripe.paymentIntents.create({ ...PRICE, customer, payment_method: source });
  expect(paid.status).toBe('succeeded');
});

test('the default source pays where nothing is named', types(), async ({ stripe, events }) => {
  const { customer, card } = await withCard(stripe);
  expect(await stripe.paymentIntents.create({ ...PRICE, customer })).toMatchObject({
    status: 'succeeded',
    payment_method: card,
  });
  expect(await events()).toEqual([
    'customer.created',
    'customer.source.created',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
  const { id: nobody } = await stripe.customers.create();
  await expect(stripe.paymentIntents.create({ ...PRICE, customer: nobody })).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
});

test('what changes of a card changes of the payment method', PAGE, async ({ stripe }) => {
  const { customer, card } = await withCard(stripe);
  await stripe.customers.updateSource(customer, card, { exp_month: '3', exp_year: '2041', name: 'Ada' });
  expect(await stripe.paymentMethods.retrieve(card)).toMatchObject({
    billing_details: { name: 'Ada' },
    card: { exp_month: 3, exp_year: 2041 },
  });
});

test('what changes of the payment method changes of the card', PAGE, async ({ stripe }) => {
  const { customer, card } = await withCard(stripe);
  const billing_details = { name: 'Grace', address: { city: 'York', postal_code: '12345' } };
  await stripe.paymentMethods.update(card, { billing_details, card: { exp_month: 4, exp_year: 2042 } });
  expect(await stripe.customers.retrieveSource(customer, card)).toMatchObject({
    address_city: 'York',
    address_zip: '12345',
    exp_month: 4,
    exp_year: 2042,
    name: 'Grace',
  });
  const { id: source } = await stripe.sources.create({ type: 'card', token: 'tok_visa' });
  await stripe.customers.createSource(customer, { source });
  await stripe.paymentMethods.update(source, { billing_details, metadata: { a: '1' } });
  expect(await stripe.sources.retrieve(source)).toMatchObject({
    metadata: { a: '1' },
    owner: { name: 'Grace', address: { city: 'York' } },
  });
});

test('a card that is gone pays no more, by either address', PAGE, async ({ stripe, events }) => {
  const { customer, card } = await withCard(stripe);
  await stripe.customers.deleteSource(customer, card);
  await expect(stripe.paymentMethods.retrieve(card)).rejects.toMatchObject({ code: 'resource_missing' });
  const other = await withCard(stripe);
  expect(await stripe.paymentMethods.detach(other.card)).toMatchObject({ id: other.card, customer: null });
  await expect(stripe.customers.retrieveSource(other.customer, other.card)).rejects.toMatchObject({ statusCode: 404 });
  expect((await events()).slice(-3)).toEqual([
    'payment_method.detached',
    'customer.source.deleted',
    'customer.updated',
  ]);
});
