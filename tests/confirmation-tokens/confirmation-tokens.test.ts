/** What a customer has entered, for one confirmation on the server. */
import { expect } from 'vitest';
import { assumed, docs, test } from '../support/test.ts';

const PAGE = docs('payments/finalize-payments-on-the-server-confirmation-token');
const SHIPPING = { name: 'Ada', address: { line1: '1 Way', city: 'London', country: 'GB' } };

test('a token previews the payment method', docs('api/confirmation_tokens/test_create'), async ({ stripe }) => {
  const token = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa',
    return_url: 'https://example.com',
    setup_future_usage: 'off_session',
    shipping: SHIPPING,
  });
  expect(token.id).toMatch(/^ctoken_1/);
  expect(token).toMatchObject({
    object: 'confirmation_token',
    payment_intent: null,
    payment_method_preview: { type: 'card', customer: null, card: { brand: 'visa', last4: '4242' } },
    return_url: 'https://example.com',
    setup_future_usage: 'off_session',
    setup_intent: null,
    shipping: { name: 'Ada' },
  });
  expect(token.expires_at).toBe(token.created + 12 * 3600);
  expect((await stripe.confirmationTokens.retrieve(token.id)).id).toBe(token.id);
});

test('it confirms a payment once', PAGE, async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const { id: confirmation_token } = await stripe.testHelpers.confirmationTokens.create({
    payment_method_data: { type: 'card', card: { token: 'tok_visa' } } as never,
    setup_future_usage: 'off_session',
    shipping: SHIPPING,
  });
  const sale = { amount: 1000, currency: 'usd', customer, payment_method_types: ['card'] };
  const intent = await stripe.paymentIntents.create({ ...sale, confirm: true, confirmation_token });
  expect(intent).toMatchObject({ status: 'succeeded', setup_future_usage: 'off_session', shipping: { name: 'Ada' } });
  expect((await stripe.paymentMethods.retrieve(intent.payment_method as string)).customer).toBe(customer);
  expect(await stripe.confirmationTokens.retrieve(confirmation_token)).toMatchObject({
    expires_at: null,
    payment_intent: intent.id,
  });
  const { id } = await stripe.paymentIntents.create(sale);
  await expect(stripe.paymentIntents.confirm(id, { confirmation_token })).rejects.toMatchObject({
    statusCode: 400,
    param: 'confirmation_token',
  });
});

test('a decline spends it', assumed('whoever tries again makes a new one'), async ({ stripe }) => {
  const { id: confirmation_token } = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa_chargeDeclined',
  });
  const sale = { amount: 1000, currency: 'usd', payment_method_types: ['card'] };
  const { id } = await stripe.paymentIntents.create(sale);
  await expect(stripe.paymentIntents.confirm(id, { confirmation_token })).rejects.toMatchObject({ statusCode: 402 });
  expect((await stripe.confirmationTokens.retrieve(confirmation_token)).payment_intent).toBe(id);
});

test('it confirms a setup, and leads back from 3D Secure', PAGE, async ({ stripe }) => {
  const { id: confirmation_token } = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: 'https://example.com/done',
  });
  const { id } = await stripe.setupIntents.create({ payment_method_types: ['card'] });
  const intent = await stripe.setupIntents.confirm(id, { confirmation_token });
  expect(intent.next_action?.redirect_to_url?.return_url).toBe('https://example.com/done');
  expect((await stripe.confirmationTokens.retrieve(confirmation_token)).setup_intent).toBe(id);
});

test('it stands for a payment method, and so none is named', PAGE, async ({ stripe }) => {
  const { id: confirmation_token } = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa',
  });
  const sale = { amount: 1000, currency: 'usd', payment_method_types: ['card'] };
  await expect(
    stripe.paymentIntents.create({ ...sale, confirm: true, confirmation_token, payment_method: 'pm_card_visa' }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'confirmation_token' });
  await expect(stripe.paymentIntents.create({ ...sale, confirmation_token })).rejects.toMatchObject({
    param: 'confirmation_token',
  });
  await expect(
    stripe.paymentIntents.create({ ...sale, confirm: true, confirmation_token: 'ctoken_none' }),
  ).rejects.toMatchObject({ code: 'resource_missing' });
});
