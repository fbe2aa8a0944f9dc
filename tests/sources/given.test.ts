/** Cards and accounts that are described where a token could stand. https://docs.stripe.com/api/cards/create */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import type { Form } from '../support/form.ts';
import { docs, quoted, recording, test } from '../support/test.ts';

const PAGE = docs('api/cards/create');
const CARD = { object: 'card', number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123' };
const ACCOUNT = {
  object: 'bank_account',
  country: 'US',
  currency: 'usd',
  account_number: '000123456789',
  routing_number: '110000000',
};

test('a customer comes with a card', PAGE, async ({ api, stripe, events }) => {
  const source = { ...CARD, name: 'Ada', address_zip: '12345' };
  const { body } = await api.post<Stripe.Customer>('/v1/customers', { source });
  const card = (await stripe.customers.retrieveSource(body.id, body.default_source as string)) as Stripe.Card;
  expect(card).toMatchObject({ last4: '4242', name: 'Ada', address_zip_check: 'pass', cvc_check: 'pass' });
  const changed = await api.post<Stripe.Customer>(`/v1/customers/${body.id}`, {
    source: { ...CARD, number: '5555555555554444' },
  });
  expect(changed.body.default_source).not.toBe(card.id);
  expect(await events()).toEqual([
    'customer.created',
    'customer.source.created',
    'customer.source.created',
    'customer.source.deleted',
    'customer.updated',
  ]);
});

test('the older name of a source', recording('customer with card'), async ({ api, stripe }) => {
  const { body } = await api.post<Stripe.Customer>('/v1/customers', { card: 'tok_visa', expand: ['sources'] });
  expect(body.sources?.data).toMatchObject([{ id: body.default_source, object: 'card', last4: '4242' }]);
  const charge = await api.post<Stripe.Charge>('/v1/charges', { amount: 1000, currency: 'usd', card: 'tok_amex' });
  expect(charge.body).toMatchObject({ status: 'succeeded', source: { brand: 'American Express' } });
  const both = await api.post(`/v1/customers/${body.id}/sources`, { card: 'tok_visa', source: 'tok_visa' });
  expect(both.status).toBe(400);
  expect((await stripe.customers.listSources(body.id)).data).toHaveLength(1);
});

test('a customer gets a card, and an account', PAGE, async ({ api, stripe }) => {
  const { id } = await stripe.customers.create();
  const card = await api.post(`/v1/customers/${id}/sources`, { source: CARD });
  expect(card.body).toMatchObject({ object: 'card', last4: '4242' });
  const account = await api.post(`/v1/customers/${id}/sources`, { source: ACCOUNT });
  expect(account.body).toMatchObject({ object: 'bank_account', last4: '6789', status: 'new' });
});

test('a card is charged once', docs('api/charges/create'), async ({ api }) => {
  const { body } = await api.post('/v1/charges', { amount: 1000, currency: 'usd', source: CARD });
  expect(body).toMatchObject({ status: 'succeeded', source: { last4: '4242' } });
  const declined = { ...CARD, number: '4000000000000002' };
  const { status } = await api.post('/v1/charges', { amount: 1000, currency: 'usd', source: declined });
  expect(status).toBe(402);
});

const WRONG: readonly [source: Form[string], error: object][] = [
  [{ ...CARD, number: '4242424242424241' }, { code: 'incorrect_number' }],
  [{ ...CARD, exp_month: '13' }, { code: 'invalid_expiry_month' }],
  [
    { object: 'card', number: CARD.number, exp_year: '2040' },
    { code: 'parameter_missing', param: 'source[exp_month]' },
  ],
  [
    { ...CARD, colour: 'red' },
    { code: 'parameter_unknown', param: 'source[colour]' },
  ],
  [
    { ...CARD, number: { a: '1' } },
    { code: 'parameter_unknown', param: 'source[number]' },
  ],
  [{ object: 'gold' }, { param: 'source', message: expect.stringContaining('must be a dictionary') }],
  [{ ...ACCOUNT, account_number: '1' }, { type: 'invalid_request_error' }],
];

for (const [source, error] of WRONG)
  test(`what is wrong with ${JSON.stringify(source)}`, quoted('by users of the API'), async ({ api, stripe }) => {
    const { id } = await stripe.customers.create();
    expect((await api.post(`/v1/customers/${id}/sources`, { source })).body).toMatchObject({ error });
    expect((await stripe.customers.listSources(id)).data).toEqual([]);
  });

test('nothing given is told', PAGE, async ({ api, stripe }) => {
  const { id } = await stripe.customers.create();
  const { body } = await api.post(`/v1/customers/${id}/sources`, {});
  expect(body).toMatchObject({ error: { code: 'parameter_missing', param: 'source' } });
});
