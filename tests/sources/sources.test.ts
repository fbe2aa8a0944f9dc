/** Cards and bank accounts of customers, by the older API. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs, recording, test, types } from '../support/test.ts';

const PAGE = docs('api/cards/create');

test('a token becomes a card; the first one is the default', PAGE, async ({ stripe, events }) => {
  const { id } = await stripe.customers.create();
  const token = await stripe.tokens.create({
    card: { number: '4242424242424242', exp_month: '9', exp_year: '2040', cvc: '314', address_zip: '12345' },
  });
  const card = (await stripe.customers.createSource(id, { source: token.id, metadata: { a: '1' } })) as Stripe.Card;
  expect(card).toMatchObject({
    id: token.card?.id,
    object: 'card',
    customer: id,
    cvc_check: 'pass',
    address_zip_check: 'pass',
    allow_redisplay: 'unspecified',
    brand: 'Visa',
    metadata: { a: '1' },
  });
  const second = await stripe.customers.createSource(id, { source: 'tok_mastercard' });
  const customer = await stripe.customers.retrieve(id, { expand: ['sources', 'default_source'] });
  expect(customer).toMatchObject({
    default_source: { id: card.id },
    sources: { data: [{ id: second.id }, { id: card.id }] },
  });
  expect(await events()).toEqual([
    'customer.created',
    'customer.source.created',
    'customer.updated',
    'customer.source.created',
  ]);
});

test('a new customer with a source', recording('customer with source'), async ({ stripe, events }) => {
  const customer = await stripe.customers.create({ source: 'tok_visa' });
  expect(customer.default_source).toMatch(/^card_/);
  expect(await events()).toEqual(['customer.created', 'customer.source.created']);
  const [created] = (await stripe.events.list({ type: 'customer.created' })).data;
  expect(created?.data.object).toMatchObject({ default_source: customer.default_source });
});

test("an update's source takes the place of the default", docs('api/customers/update'), async ({ stripe }) => {
  const { id, default_source: first } = await stripe.customers.create({ source: 'tok_visa' });
  await stripe.customers.createSource(id, { source: 'tok_amex' });
  const { default_source } = await stripe.customers.update(id, { source: 'tok_mastercard' });
  const { data } = await stripe.customers.listSources(id);
  expect(data.map((source) => (source as Stripe.Card).brand)).toEqual(['MasterCard', 'American Express']);
  expect(data[0]?.id).toBe(default_source);
  await expect(stripe.customers.retrieveSource(id, first as string)).rejects.toMatchObject({ statusCode: 404 });
});

test('another default', docs('api/customers/update'), async ({ stripe }) => {
  const { id } = await stripe.customers.create({ source: 'tok_visa' });
  const second = await stripe.customers.createSource(id, { source: 'tok_mastercard' });
  expect((await stripe.customers.update(id, { default_source: second.id })).default_source).toBe(second.id);
  const other = await stripe.customers.create({ source: 'tok_visa' });
  await expect(stripe.customers.update(id, { default_source: other.default_source as string })).rejects.toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'default_source',
  });
});

test('listing, by kind and in pages', recording('GET sources?object=card'), async ({ stripe }) => {
  const { id } = await stripe.customers.create({ source: 'tok_visa' });
  const bank = await stripe.customers.createSource(id, { source: 'btok_us' });
  const last = await stripe.customers.createSource(id, { source: 'tok_amex' });
  const ids = async (params: Stripe.CustomerListSourcesParams) => {
    const page = await stripe.customers.listSources(id, params);
    return [...page.data.map((source) => source.id), page.has_more];
  };
  expect(await ids({ object: 'bank_account' })).toEqual([bank.id, false]);
  expect(await ids({ limit: 2 })).toEqual([last.id, bank.id, true]);
  expect(await ids({ limit: 2, starting_after: last.id })).toHaveLength(3);
  const [newest] = await ids({ ending_before: bank.id, limit: 1 });
  expect(newest).toBe(last.id);
  await expect(ids({ starting_after: 'card_none' })).rejects.toMatchObject({ code: 'resource_missing' });
});

test('changing a card', docs('api/cards/update'), async ({ stripe, events }) => {
  const { id, default_source } = await stripe.customers.create({ source: 'tok_visa' });
  const changed = await stripe.customers.updateSource(id, default_source as string, {
    address_zip: '94107',
    exp_month: '5',
    exp_year: '2041',
    name: 'Ada Lovelace',
    metadata: { a: '1' },
  });
  expect(changed).toMatchObject({
    address_zip: '94107',
    address_zip_check: 'pass',
    exp_month: 5,
    exp_year: 2041,
    name: 'Ada Lovelace',
    metadata: { a: '1' },
  });
  const update = (params: Stripe.CustomerUpdateSourceParams) =>
    stripe.customers.updateSource(id, default_source as string, params);
  await expect(update({ exp_year: '2001' })).rejects.toMatchObject({ code: 'invalid_expiry_year' });
  await expect(update({ account_holder_name: 'x' })).rejects.toMatchObject({ param: 'account_holder_name' });
  expect((await events()).at(-1)).toBe('customer.source.updated');
});

test('deleting a card makes another the default', docs('api/cards/delete'), async ({ stripe, events }) => {
  const { id, default_source } = await stripe.customers.create({ source: 'tok_visa' });
  const second = await stripe.customers.createSource(id, { source: 'tok_mastercard' });
  expect(await stripe.customers.deleteSource(id, default_source as string)).toEqual({
    id: default_source,
    object: 'card',
    deleted: true,
  });
  expect(await stripe.customers.retrieve(id)).toMatchObject({ default_source: second.id });
  await stripe.customers.deleteSource(id, second.id);
  expect(await stripe.customers.retrieve(id)).toMatchObject({ default_source: null });
  expect((await events()).slice(3)).toEqual([
    'customer.source.deleted',
    'customer.updated',
    'customer.source.deleted',
    'customer.updated',
  ]);
});

test('the bank refuses a card', docs('testing#declined-payments'), async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  await expect(stripe.customers.createSource(id, { source: 'tok_chargeDeclined' })).rejects.toMatchObject({
    statusCode: 402,
    code: 'card_declined',
  });
  expect((await stripe.customers.listSources(id)).data).toEqual([]);
  const unchecked = await stripe.customers.createSource(id, { source: 'tok_chargeDeclined', validate: false } as never);
  expect(unchecked.id).toMatch(/^card_/);
});

test('a bank account is verified by two deposits', docs('ach-deprecated'), async ({ stripe, events }) => {
  const { id } = await stripe.customers.create();
  const account = (await stripe.customers.createSource(id, { source: 'btok_us' })) as Stripe.BankAccount;
  expect(account).toMatchObject({ object: 'bank_account', customer: id, status: 'new', metadata: {} });
  await expect(stripe.customers.verifySource(id, account.id, { amounts: [1, 2] })).rejects.toMatchObject({
    statusCode: 400,
    code: 'bank_account_verification_failed',
    message: 'The amounts provided do not match the amounts that were sent to the bank account.',
  });
  await expect(stripe.customers.verifySource(id, account.id, { amounts: [1] })).rejects.toMatchObject({
    param: 'amounts',
  });
  const verified = await stripe.customers.verifySource(id, account.id, { amounts: [32, 45] });
  expect(verified).toMatchObject({ id: account.id, status: 'verified' });
  await expect(stripe.customers.verifySource(id, account.id, { amounts: [32, 45] })).rejects.toMatchObject({
    message: 'This bank account has already been verified.',
  });
  expect((await events()).at(-1)).toBe('customer.source.updated');
  const ready = await stripe.customers.createSource(id, { source: 'btok_us_verified' });
  expect(ready).toMatchObject({ status: 'verified' });
});

test('ten wrong tries are too many', docs('ach-deprecated'), async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  const account = await stripe.customers.createSource(id, { source: 'btok_us' });
  const attempt = (amounts: number[]) => stripe.customers.verifySource(id, account.id, { amounts });
  for (let i = 0; i < 9; i++) await expect(attempt([1, 1])).rejects.toMatchObject({ message: /do not match/ });
  await expect(attempt([1, 1])).rejects.toMatchObject({ message: /exceeded the number/ });
  await expect(attempt([32, 45])).rejects.toMatchObject({ message: /exceeded the number/ });
  expect(await stripe.customers.retrieveSource(id, account.id)).toMatchObject({ status: 'verification_failed' });
});

test('the addresses of before', types(), async ({ stripe, api }) => {
  const { id } = await stripe.customers.create();
  const path = `/v1/customers/${id}`;
  const card = (await api.post<Stripe.Card>(`${path}/cards`, { source: 'tok_visa' })).body;
  const bank = (await api.post<Stripe.BankAccount>(`${path}/bank_accounts`, { source: 'btok_us' })).body;
  expect((await api.get<{ data: unknown[] }>(`${path}/cards`)).body.data).toHaveLength(1);
  expect((await api.get(`${path}/cards/${bank.id}`)).status).toBe(404);
  expect((await api.get(`${path}/bank_accounts/${bank.id}`)).body).toMatchObject({ id: bank.id });
  expect((await api.post(`${path}/cards/${card.id}`, { name: 'Ada' })).body).toMatchObject({ name: 'Ada' });
  const form = { 'amounts[0]': '32', 'amounts[1]': '45' };
  expect((await api.post(`${path}/bank_accounts/${bank.id}/verify`, form)).body).toMatchObject({ status: 'verified' });
  const renamed = await api.post(`${path}/bank_accounts/${bank.id}`, { account_holder_name: 'Grace' });
  expect(renamed.body).toMatchObject({ account_holder_name: 'Grace' });
  expect((await api.delete(`${path}/cards/${card.id}`)).body).toMatchObject({ deleted: true });
  expect((await api.delete(`${path}/bank_accounts/${bank.id}`)).body).toMatchObject({ object: 'bank_account' });
});

test(
  'a deleted customer keeps none',
  assumed('what belongs to a customer goes with it'),
  async ({ stripe, events }) => {
    const { id } = await stripe.customers.create({ source: 'tok_visa' });
    await stripe.customers.del(id);
    await expect(stripe.customers.listSources(id)).rejects.toMatchObject({ statusCode: 404 });
    expect((await events()).slice(2)).toEqual(['customer.deleted', 'customer.source.deleted']);
  },
);
