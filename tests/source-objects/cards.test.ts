/** Cards as sources of the older API. https://docs.stripe.com/sources/cards */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs, quoted, test } from '../support/test.ts';

const CARDS = docs('sources/cards');
const CUSTOMERS = docs('sources/customers');
const SEEN = quoted('by users of the API');

const cardSource = (stripe: Stripe, token = 'tok_visa', more: Stripe.SourceCreateParams = {}) =>
  stripe.sources.create({ type: 'card', token, ...more });

const CONSUMED =
  'The reusable source you provided is consumed because it was previously charged without being attached to a ' +
  'customer or was detached from a customer. To charge a reusable source multiple times you must attach it to a ' +
  'customer first.';

test('a card can be charged at once, and is used up by it', CARDS, async ({ stripe, events }) => {
  const owner = {
    email: 'jenny@example.com',
    name: 'Jenny Rosen',
    address: { line1: '1 Main St', postal_code: '12345' },
  };
  const source = await cardSource(stripe, 'tok_visa', { owner, metadata: { order: '7' } });
  expect(source).toMatchObject({
    object: 'source',
    amount: null,
    card: { brand: 'Visa', last4: '4242', exp_month: expect.any(Number), three_d_secure: 'optional' },
    client_secret: expect.stringMatching(/^src_client_secret_/),
    currency: null,
    flow: 'none',
    metadata: { order: '7' },
    owner: { email: 'jenny@example.com', name: 'Jenny Rosen', verified_name: null },
    status: 'chargeable',
    type: 'card',
    usage: 'reusable',
  });
  expect(source).not.toHaveProperty('customer');
  const charge = await stripe.charges.create({ amount: 1000, currency: 'usd', source: source.id });
  expect(charge).toMatchObject({
    billing_details: { email: 'jenny@example.com', name: 'Jenny Rosen' },
    captured: true,
    payment_method: source.id,
    payment_method_details: { type: 'card', card: { last4: '4242', checks: { address_line1_check: 'pass' } } },
    source: { id: source.id, object: 'source', status: 'consumed' },
    status: 'succeeded',
  });
  expect((await stripe.sources.retrieve(source.id)).status).toBe('consumed');
  expect(await events()).toEqual(['source.chargeable', 'charge.succeeded']);
});

test('what was used up cannot be charged again', SEEN, async ({ stripe }) => {
  const { id: source } = await cardSource(stripe);
  await stripe.charges.create({ amount: 1000, currency: 'usd', source });
  const again = stripe.charges.create({ amount: 1000, currency: 'usd', source });
  await expect(again).rejects.toMatchObject({ statusCode: 400, message: CONSUMED });
  const customer = await stripe.customers.create();
  await expect(stripe.customers.createSource(customer.id, { source })).rejects.toMatchObject({ message: CONSUMED });
});

test('a described card is checked like any other', CARDS, async ({ api }) => {
  const card = { number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123' };
  const made = await api.post<Stripe.Source>('/v1/sources', { type: 'card', card });
  expect(made.body).toMatchObject({ status: 'chargeable', card: { cvc_check: 'pass', exp_year: 2040 } });
  const wrong = await api.post('/v1/sources', { type: 'card', card: { ...card, number: '4242424242424241' } });
  expect(wrong).toMatchObject({ status: 402, body: { error: { code: 'incorrect_number', param: 'card[number]' } } });
});

test('a customer keeps a card, and is charged as often as wanted', CUSTOMERS, async ({ stripe, events }) => {
  const { id: source } = await cardSource(stripe);
  const { id: customer } = await stripe.customers.create();
  expect(await stripe.customers.createSource(customer, { source })).toMatchObject({ id: source, customer });
  expect((await stripe.customers.retrieve(customer)) as Stripe.Customer).toMatchObject({ default_source: source });
  for (const amount of [1000, 2000]) {
    const charge = await stripe.charges.create({ amount, currency: 'usd', customer });
    expect(charge).toMatchObject({ customer, payment_method: source, status: 'succeeded' });
  }
  expect((await stripe.sources.retrieve(source)).status).toBe('chargeable');
  const { data } = await stripe.customers.listSources(customer, { object: 'source' });
  expect(data.map(({ id }) => id)).toEqual([source]);
  expect(await stripe.customers.retrieveSource(customer, source)).toMatchObject({ object: 'source' });
  expect(await events()).toEqual([
    'source.chargeable',
    'customer.created',
    'customer.source.created',
    'customer.updated',
    'charge.succeeded',
    'charge.succeeded',
  ]);
});

test('a customer comes with a source', docs('api/customers/create'), async ({ stripe, events }) => {
  const { id: source } = await cardSource(stripe);
  const customer = await stripe.customers.create({ source });
  expect(customer.default_source).toBe(source);
  const { id: other } = await cardSource(stripe, 'tok_mastercard');
  expect((await stripe.customers.update(customer.id, { source: other })).default_source).toBe(other);
  expect(await stripe.sources.retrieve(source)).toMatchObject({ status: 'consumed' });
  expect(await events()).toEqual([
    'source.chargeable',
    'customer.created',
    'customer.source.created',
    'source.chargeable',
    'customer.source.created',
    'customer.source.deleted',
    'customer.updated',
  ]);
});

test('what is taken from a customer is of no use any more', CUSTOMERS, async ({ stripe, events }) => {
  const { id: source } = await cardSource(stripe);
  const { id: customer } = await stripe.customers.create({ source });
  const detached = await stripe.customers.deleteSource(customer, source);
  expect(detached).toMatchObject({ id: source, object: 'source', status: 'consumed' });
  expect(detached).not.toHaveProperty('customer');
  expect((await stripe.customers.listSources(customer)).data).toEqual([]);
  expect((await stripe.customers.retrieve(customer)) as Stripe.Customer).toMatchObject({ default_source: null });
  await expect(stripe.customers.createSource(customer, { source })).rejects.toMatchObject({ message: CONSUMED });
  expect((await events()).slice(-2)).toEqual(['customer.source.deleted', 'customer.updated']);
});

test('the owner is changed, by either address', docs('api/sources/update'), async ({ stripe, events }) => {
  const { id: source } = await cardSource(stripe, 'tok_visa', { owner: { email: 'a@example.com', name: 'Ada' } });
  const changed = await stripe.sources.update(source, { owner: { email: 'b@example.com' }, metadata: { a: '1' } });
  expect(changed).toMatchObject({ owner: { email: 'b@example.com', name: 'Ada' }, metadata: { a: '1' } });
  const { id: customer } = await stripe.customers.create({ source });
  const again = await stripe.customers.updateSource(customer, source, { owner: { phone: '123' }, metadata: { a: '' } });
  expect(again).toMatchObject({ owner: { email: 'b@example.com', phone: '123' }, metadata: {} });
  await stripe.sources.update(source, { metadata: { b: '2' } });
  expect((await events()).slice(-2)).toEqual(['customer.source.updated', 'customer.source.updated']);
  await expect(stripe.sources.update(source, { amount: 5 })).rejects.toMatchObject({ param: 'amount' });
  await expect(stripe.customers.updateSource(customer, source, { exp_month: '3' })).rejects.toMatchObject({
    code: 'parameter_unknown',
  });
});

test('a declined card is used up too', CARDS, async ({ stripe, events }) => {
  const { id: source } = await cardSource(stripe, 'tok_chargeCustomerFail');
  const charge = stripe.charges.create({ amount: 1000, currency: 'usd', source });
  await expect(charge).rejects.toMatchObject({ code: 'card_declined', statusCode: 402 });
  expect((await stripe.sources.retrieve(source)).status).toBe('consumed');
  expect(await events()).toEqual(['source.chargeable', 'charge.failed']);
});

test('money of a card is set aside and taken later', CARDS, async ({ stripe }) => {
  const { id: source } = await cardSource(stripe);
  const held = await stripe.charges.create({ amount: 1000, currency: 'usd', source, capture: false });
  expect(held).toMatchObject({ captured: false, status: 'succeeded' });
  expect(await stripe.charges.capture(held.id)).toMatchObject({ captured: true, amount_captured: 1000 });
});

test(
  'browsers know a source by its secret',
  docs('api/sources/retrieve'),
  async ({ stripe, client, publishableKey }) => {
    const browser = client(publishableKey);
    const { id, client_secret } = await cardSource(stripe);
    expect((await browser.sources.retrieve(id, { client_secret })).id).toBe(id);
    await expect(browser.sources.retrieve(id)).rejects.toMatchObject({ param: 'client_secret' });
    await expect(browser.sources.retrieve(id, { client_secret: 'src_client_secret_x' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
  },
);

const REFUSALS = assumed('nobody could be asked for the words');

test('mistakes are told', REFUSALS, async ({ stripe }) => {
  const { id: kept } = await cardSource(stripe);
  const { id: customer } = await stripe.customers.create({ source: kept });
  const { id: once } = await cardSource(stripe, 'tok_visa', { usage: 'single_use' });
  const charge = (params: Partial<Stripe.ChargeCreateParams>) =>
    stripe.charges.create({ amount: 1000, currency: 'usd', ...params });
  await expect(charge({ source: kept })).rejects.toMatchObject({ param: 'customer' });
  await expect(charge({ source: 'src_none' })).rejects.toMatchObject({ message: "No such source: 'src_none'" });
  await expect(charge({ customer, source: once })).rejects.toMatchObject({
    code: 'missing',
    message: `Customer ${customer} does not have a linked source with ID ${once}.`,
  });
  const attach = (source: string) => stripe.customers.createSource(customer, { source });
  await expect(attach(once)).rejects.toMatchObject({ param: 'source' });
  await expect(attach(kept)).rejects.toMatchObject({ message: 'This source is already attached to a customer.' });
  await expect(attach('src_none')).rejects.toMatchObject({ message: "No such source: 'src_none'" });
  const make = (params: Stripe.SourceCreateParams) => stripe.sources.create(params);
  await expect(make({})).rejects.toMatchObject({ code: 'parameter_missing', param: 'type' });
  await expect(make({ type: 'gold' })).rejects.toMatchObject({ param: 'type' });
  await expect(make({ type: 'klarna' })).rejects.toMatchObject({ code: 'awning_not_emulated' });
  await expect(make({ type: 'card', token: 'tok_visa', flow: 'redirect' })).rejects.toMatchObject({ param: 'flow' });
  await expect(stripe.sources.verify(kept, { values: ['1'] })).rejects.toMatchObject({ statusCode: 400 });
});
