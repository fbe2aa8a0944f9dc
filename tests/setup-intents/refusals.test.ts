/** Moves that an intent does not allow, with Stripe's words. */
import { expect } from 'vitest';
import { docs, recording, test, types } from '../support/test.ts';

const CARD = { payment_method_types: ['card'] };

test('confirming needs a payment method', docs('api/setup_intents/confirm'), async ({ stripe }) => {
  const { id } = await stripe.setupIntents.create(CARD);
  const refusal = {
    statusCode: 400,
    code: 'setup_intent_unexpected_state',
    message: expect.stringMatching(/^You cannot confirm this SetupIntent because it's missing a payment method\./),
  };
  await expect(stripe.setupIntents.confirm(id)).rejects.toMatchObject(refusal);
  await stripe.setupIntents.cancel(id);
  await expect(stripe.setupIntents.confirm(id)).rejects.toMatchObject(refusal);
});

test("another customer's method", recording('public recordings'), async ({ stripe }) => {
  const { id: owner } = await stripe.customers.create();
  const { id: other } = await stripe.customers.create();
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: owner });
  const wrong = { payment_method: method.id, ...CARD };
  await expect(stripe.setupIntents.create({ ...wrong, customer: other })).rejects.toMatchObject({
    statusCode: 400,
    param: 'payment_method',
    message: `The PaymentMethod ${method.id} does not belong to the Customer you supplied ${other}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
  });
  const message = `The payment method supplied (${method.id}) belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the SetupIntent.`;
  await expect(stripe.setupIntents.create(wrong)).rejects.toMatchObject({ message, param: 'payment_method' });
  const { id } = await stripe.setupIntents.create(CARD);
  await expect(stripe.setupIntents.confirm(id, { payment_method: method.id })).rejects.toMatchObject({
    message,
    setup_intent: { id },
  });
});

test('what only confirming reads', docs('api/setup_intents/create'), async ({ stripe }) => {
  await expect(stripe.setupIntents.create({ ...CARD, return_url: 'https://example.com' })).rejects.toMatchObject({
    statusCode: 400,
    param: 'return_url',
    message: 'The parameter `return_url` cannot be passed when creating a SetupIntent unless `confirm` is set to true.',
  });
});

test('unknown ids', recording('No such setupintent'), async ({ stripe }) => {
  await expect(stripe.setupIntents.retrieve('seti_none')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    param: 'intent',
    message: "No such setupintent: 'seti_none'",
  });
  await expect(stripe.setupIntents.create({ customer: 'cus_none' })).rejects.toMatchObject({ param: 'customer' });
  await expect(stripe.mandates.retrieve('mandate_none')).rejects.toMatchObject({ statusCode: 404 });
});

test('attempts are listed by their intent', types(), async ({ api }) => {
  const { status, body } = await api.get<{ error: object }>('/v1/setup_attempts');
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: 'parameter_missing', param: 'setup_intent' });
});
