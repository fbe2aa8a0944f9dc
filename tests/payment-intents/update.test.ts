import { expect } from 'vitest';
import { docs, recording, test, types } from '../support/test.ts';

const PAGE = docs('api/payment_intents/update');

test('what is given changes, the rest stays', PAGE, async ({ stripe, events }) => {
  const { id } = await stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    metadata: { a: '1', b: '2' },
    description: 'x',
  });
  const updated = await stripe.paymentIntents.update(id, { amount: 2500, metadata: { b: '', c: '3' } });
  expect(updated).toMatchObject({ amount: 2500, description: 'x', metadata: { a: '1', c: '3' } });
  expect((await stripe.paymentIntents.retrieve(id)).amount).toBe(2500);
  expect(await events()).toEqual(['payment_intent.created']);
});

test('an emptied text is null', PAGE, async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    description: 'x',
    receipt_email: 'a@example.com',
  });
  expect(await stripe.paymentIntents.update(id, { description: '', receipt_email: '' })).toMatchObject({
    description: null,
    receipt_email: null,
  });
});

test('a payment method makes it ready to confirm', PAGE, async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd', payment_method_types: ['card'] });
  expect((await stripe.paymentIntents.update(id, { payment_method: 'pm_card_visa' })).status).toBe(
    'requires_confirmation',
  );
});

test('the amount of a paid intent stays', recording('update after payment'), async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    payment_method_types: ['card'],
    confirm: true,
  });
  await expect(stripe.paymentIntents.update(id, { amount: 100 })).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
  expect((await stripe.paymentIntents.update(id, { metadata: { seen: 'yes' } })).metadata).toEqual({ seen: 'yes' });
});

test('unknown things are named', recording('No such payment_intent'), async ({ stripe }) => {
  await expect(stripe.paymentIntents.retrieve('pi_nobody')).rejects.toMatchObject({
    statusCode: 404,
    param: 'intent',
    message: "No such payment_intent: 'pi_nobody'",
  });
  const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
  await expect(stripe.paymentIntents.update(id, { payment_method: 'pm_nobody' })).rejects.toMatchObject({
    param: 'payment_method',
    message: "No such PaymentMethod: 'pm_nobody'",
  });
  await expect(
    stripe.paymentIntents.create({ amount: 500, currency: 'usd', customer: 'cus_nobody' }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'customer' });
});

test('lists by customer', docs('api/payment_intents/list'), async ({ stripe }) => {
  const customer = await stripe.customers.create();
  const mine = await stripe.paymentIntents.create({ amount: 500, currency: 'usd', customer: customer.id });
  await stripe.paymentIntents.create({ amount: 600, currency: 'usd' });
  expect((await stripe.paymentIntents.list({ customer: customer.id })).data.map(({ id }) => id)).toEqual([mine.id]);
  expect((await stripe.paymentIntents.list()).data.length).toBe(2);
});

test('methods that there are not are refused whenever they are named', types(), async ({ stripe }) => {
  const unknown = { payment_method_types: ['carrier_pigeon'] };
  await expect(stripe.paymentIntents.create({ amount: 500, currency: 'usd', ...unknown })).rejects.toMatchObject({
    statusCode: 400,
  });
  const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
  await expect(stripe.paymentIntents.update(id, unknown)).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.paymentIntents.confirm(id, unknown)).rejects.toMatchObject({ statusCode: 400 });
});
