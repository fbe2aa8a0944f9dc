/** Charges as programs made them before PaymentIntents: with tokens, customers' cards, and refunds under the charge. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, quoted, recording, test, types } from '../support/test.ts';

const SALE = { amount: 1000, currency: 'usd' };

test("a customer's other card pays", docs('api/charges/create'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create({ source: 'tok_visa' });
  const { id: source } = await stripe.customers.createSource(customer, { source: 'tok_mastercard' });
  const charge = await stripe.charges.create({ ...SALE, customer, source });
  expect(charge).toMatchObject({ customer, payment_method: source, source: { id: source, customer } });
});

test('the card of a token pays with its address', docs('api/charges/object'), async ({ stripe }) => {
  const token = await stripe.tokens.create({
    card: { number: '4000000000000036', exp_month: '9', exp_year: '2040', cvc: '314', address_zip: '1', name: 'Ada' },
  });
  const charge = await stripe.charges.create({ ...SALE, source: token.id });
  expect(charge).toMatchObject({
    billing_details: { name: 'Ada', address: { postal_code: '1' } },
    payment_method: token.card?.id,
    payment_method_details: { card: { checks: { address_postal_code_check: 'fail', cvc_check: 'pass' } } },
    source: { id: token.card?.id, customer: null },
  });
});

test('what a customer does not have cannot be charged', quoted('by users of the API'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create({ source: 'tok_visa' });
  const { default_source: foreign } = await stripe.customers.create({ source: 'tok_visa' });
  for (const source of [foreign as string, 'tok_visa']) {
    await expect(stripe.charges.create({ ...SALE, customer, source })).rejects.toMatchObject({
      statusCode: 404,
      code: 'missing',
      param: 'source',
      message: `Customer ${customer} does not have a linked source with ID ${source}.`,
    });
  }
});

/** Tokens whose charges fail, and what the error says. */
const DECLINES: readonly [token: string, code: string, decline_code: string | undefined][] = [
  ['tok_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['tok_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ['tok_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
  ['tok_chargeDeclinedFraudulent', 'card_declined', 'fraudulent'],
];

for (const [token, code, decline_code] of DECLINES) {
  test(`${token} is declined, and the failed charge named`, docs('testing#declined-payments'), async ({ stripe }) => {
    const error = await stripe.charges.create({ ...SALE, source: token }).catch((thrown) => thrown);
    expect(error).toMatchObject({ statusCode: 402, type: 'StripeCardError', code, decline_code });
    const charge = await stripe.charges.retrieve((error as Stripe.errors.StripeCardError).charge as string);
    expect(charge).toMatchObject({ status: 'failed', paid: false, failure_code: code });
  });
}

test('a card that asks its owner is declined', docs('testing#regulatory-cards'), async ({ stripe }) => {
  await expect(stripe.charges.create({ ...SALE, source: 'tok_threeDSecure2Required' })).rejects.toMatchObject({
    statusCode: 402,
    code: 'authentication_required',
  });
});

test('refunds under their charge', recording('POST charges/{id}/refunds'), async ({ stripe, api }) => {
  const { id } = await stripe.charges.create({ ...SALE, source: 'tok_visa' });
  const path = `/v1/charges/${id}/refunds`;
  const refund = (await api.post<Stripe.Refund>(path, { amount: '300' })).body;
  expect(refund).toMatchObject({ object: 'refund', amount: 300, charge: id });
  expect((await api.get<{ data: unknown[]; url: string }>(path)).body).toMatchObject({
    data: [{ id: refund.id }],
    url: path,
  });
  expect((await api.get(`${path}/${refund.id}`)).body).toMatchObject({ id: refund.id });
  const noted = await api.post(`${path}/${refund.id}`, { 'metadata[a]': '1' });
  expect(noted.body).toMatchObject({ metadata: { a: '1' } });
  const rest = await api.post(`/v1/charges/${id}/refund`);
  expect(rest.body).toMatchObject({ object: 'charge', id, refunded: true, amount_refunded: 1000 });
  const other = await stripe.charges.create({ ...SALE, source: 'tok_visa' });
  expect((await api.get(`/v1/charges/${other.id}/refunds/${refund.id}`)).status).toBe(404);
  expect((await api.post('/v1/charges/ch_none/refunds')).status).toBe(404);
});

test('an intent is captured as one', recording('capture of a charge of an intent'), async ({ stripe }) => {
  const intent = await stripe.paymentIntents.create({
    ...SALE,
    payment_method_types: ['card'],
    payment_method: 'pm_card_visa',
    capture_method: 'manual',
    confirm: true,
  });
  await expect(stripe.charges.capture(intent.latest_charge as string)).rejects.toMatchObject({
    statusCode: 400,
    message: `This uncaptured Charge was created by a PaymentIntent (${intent.id}). You must capture the PaymentIntent instead. For more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method`,
  });
});

test('whose charge it was can be said later', types(), async ({ stripe }) => {
  const { id } = await stripe.charges.create({ ...SALE, source: 'tok_visa' });
  const { id: customer } = await stripe.customers.create();
  expect((await stripe.charges.update(id, { customer })).customer).toBe(customer);
});
