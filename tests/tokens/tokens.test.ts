/** Tokens stand for cards and bank accounts, and work once. */
import { expect } from 'vitest';
import { assumed, docs, recording, test, types } from '../support/test.ts';

const CARD = { number: '4242424242424242', exp_month: '9', exp_year: '2040', cvc: '314' };
const PAGE = docs('api/tokens/create_card');

test('a card becomes a token', recording('POST tokens with a card'), async ({ stripe }) => {
  const token = await stripe.tokens.create({
    card: { ...CARD, name: 'Ada', address_line1: '1 Way', address_zip: '12345', currency: 'USD' },
  });
  expect(token.id).toMatch(/^tok_1[A-Za-z0-9]{23}$/);
  expect(token).toMatchObject({ object: 'token', type: 'card', used: false });
  expect(token.card).toMatchObject({
    object: 'card',
    address_line1: '1 Way',
    address_line1_check: 'unchecked',
    address_zip: '12345',
    address_zip_check: 'unchecked',
    brand: 'Visa',
    country: 'US',
    currency: 'usd',
    cvc_check: 'unchecked',
    exp_month: 9,
    exp_year: 2040,
    funding: 'credit',
    last4: '4242',
    name: 'Ada',
    networks: { preferred: null },
    tokenization_method: null,
  });
  expect(token.card).not.toHaveProperty('customer');
  expect(await stripe.tokens.retrieve(token.id)).toEqual(token);
});

test('wrong cards make no token', docs('declines/codes'), async ({ stripe }) => {
  const make = (card: Partial<typeof CARD>) => stripe.tokens.create({ card: { ...CARD, ...card } });
  await expect(make({ number: '4242424242424241' })).rejects.toMatchObject({
    statusCode: 402,
    code: 'incorrect_number',
    param: 'number',
  });
  await expect(make({ exp_month: '13' })).rejects.toMatchObject({ code: 'invalid_expiry_month', param: 'exp_month' });
  await expect(make({ exp_year: '2001' })).rejects.toMatchObject({ code: 'invalid_expiry_year' });
  await expect(make({ exp_month: 'May' })).rejects.toMatchObject({ code: 'invalid_expiry_month' });
  await expect(make({ cvc: '9' })).rejects.toMatchObject({ code: 'invalid_cvc' });
});

test('a token works once', docs('error-codes#token-already-used'), async ({ stripe }) => {
  const { id } = await stripe.tokens.create({ card: CARD });
  await stripe.charges.create({ amount: 1000, currency: 'usd', source: id });
  expect((await stripe.tokens.retrieve(id)).used).toBe(true);
  const again = {
    statusCode: 400,
    type: 'StripeInvalidRequestError',
    code: 'token_already_used',
    message: `You cannot use a Stripe token more than once: ${id}.`,
  };
  await expect(stripe.charges.create({ amount: 1000, currency: 'usd', source: id })).rejects.toMatchObject(again);
  await expect(stripe.customers.create({ source: id })).rejects.toMatchObject(again);
  await expect(stripe.paymentMethods.create({ type: 'card', card: { token: id } })).rejects.toMatchObject(again);
});

test('what fails leaves the token as it was', assumed('nothing of a refused request stays'), async ({ stripe }) => {
  const { id } = await stripe.tokens.create({ card: CARD });
  await expect(stripe.customers.create({ source: id, email: 'nonsense' })).rejects.toMatchObject({ statusCode: 400 });
  expect((await stripe.customers.create({ source: id })).default_source).toMatch(/^card_/);
});

test(
  "a payment method takes the holder's details from a token",
  docs('api/payment_methods/create'),
  async ({ stripe }) => {
    const { id } = await stripe.tokens.create({ card: { ...CARD, name: 'Ada', address_zip: '12345' } });
    const method = await stripe.paymentMethods.create({ type: 'card', card: { token: id } });
    expect(method).toMatchObject({
      billing_details: { name: 'Ada', address: { postal_code: '12345' } },
      card: { last4: '4242', exp_year: 2040, checks: { address_postal_code_check: 'unchecked' } },
    });
  },
);

test('test names can be looked at', docs('testing#cards'), async ({ stripe }) => {
  expect(await stripe.tokens.retrieve('tok_mastercard')).toMatchObject({ used: false, card: { brand: 'MasterCard' } });
  await expect(stripe.tokens.retrieve('tok_nonsense')).rejects.toMatchObject({
    statusCode: 404,
    message: "No such token: 'tok_nonsense'",
  });
});

test('a bank account becomes a token', recording('POST tokens with a bank account'), async ({ stripe }) => {
  const token = await stripe.tokens.create({
    bank_account: {
      country: 'US',
      currency: 'usd',
      account_holder_name: 'Jenny Rosen',
      account_holder_type: 'individual',
      routing_number: '110000000',
      account_number: '000123456789',
    },
  });
  expect(token.id).toMatch(/^btok_1/);
  expect(token).toMatchObject({
    type: 'bank_account',
    used: false,
    bank_account: {
      object: 'bank_account',
      account_holder_name: 'Jenny Rosen',
      account_holder_type: 'individual',
      account_type: null,
      bank_name: 'STRIPE TEST BANK',
      country: 'US',
      currency: 'usd',
      last4: '6789',
      routing_number: '110000000',
      status: 'new',
    },
  });
  const swiss = await stripe.tokens.create({
    bank_account: { country: 'CH', currency: 'CHF', account_number: 'CH9300762011623852957' },
  });
  expect(swiss.bank_account).toMatchObject({ currency: 'chf', last4: '2957', status: 'new' });
});

test('wrong bank accounts make no token', docs('error-codes#account-number-invalid'), async ({ stripe }) => {
  const make = (account: { routing_number?: string; account_number?: string }) =>
    stripe.tokens.create({
      bank_account: {
        country: 'US',
        currency: 'usd',
        account_number: '000123456789',
        routing_number: '110000000',
        ...account,
      },
    });
  await expect(make({ routing_number: '12' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'routing_number_invalid',
    param: 'bank_account[routing_number]',
    message: 'Routing number must have 9 digits',
  });
  await expect(make({ routing_number: '110000001' })).rejects.toMatchObject({ code: 'routing_number_invalid' });
  await expect(make({ account_number: 'x' })).rejects.toMatchObject({
    code: 'account_number_invalid',
    message: 'Invalid account number: must contain only digits, and be at most 12 digits long',
  });
  await expect(make({ account_number: '123456' })).rejects.toMatchObject({
    code: 'account_number_invalid',
    message: expect.stringMatching(/^You must use a test bank account number/),
  });
});

test('other secrets become tokens too', types(), async ({ stripe }) => {
  const pii = await stripe.tokens.create({ pii: { id_number: '000000000' } });
  expect(pii).toMatchObject({ type: 'pii', used: false });
  const cvc = await stripe.tokens.create({ cvc_update: { cvc: '123' } });
  expect(cvc.id).toMatch(/^cvctok_/);
  const account = await stripe.tokens.create({
    account: { business_type: 'individual', tos_shown_and_accepted: true },
  });
  expect(account).toMatchObject({ type: 'account', id: expect.stringMatching(/^ct_/) });
  const person = await stripe.tokens.create({ person: { first_name: 'Ada' } });
  expect(person.id).toMatch(/^cpt_/);
  await expect(stripe.tokens.create({ pii: { id_number: '1' }, cvc_update: { cvc: '123' } })).rejects.toMatchObject({
    statusCode: 400,
  });
  await expect(stripe.tokens.create({})).rejects.toMatchObject({ statusCode: 400, param: 'card' });
});

test('a publishable key makes tokens, and sees none', PAGE, async ({ client, publishableKey }) => {
  const browser = client(publishableKey);
  const { id } = await browser.tokens.create({ card: CARD });
  await expect(browser.tokens.retrieve(id)).rejects.toMatchObject({ statusCode: 401 });
});
