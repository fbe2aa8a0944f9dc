/** What an amount is made of. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs, test } from '../support/test.ts';

const PAGE = docs('payments/payment-line-items');
const TEA = { product_name: 'Tea', product_code: 'TEA-1', quantity: 2, unit_cost: 450, unit_of_measure: 'tin' };
const CAKE = { product_name: 'Cake', quantity: 1, unit_cost: 300, discount_amount: 50 };
const DETAILS: Stripe.PaymentIntentCreateParams.AmountDetails = {
  line_items: [TEA, CAKE],
  shipping: { amount: 100, from_postal_code: '94110', to_postal_code: '10115' },
  tax: { total_tax_amount: 50 },
};
const INTENT = { amount: 1300, currency: 'usd', payment_method_types: ['card'], amount_details: DETAILS };

test('a payment lists its products', PAGE, async ({ stripe }) => {
  const intent = await stripe.paymentIntents.create(INTENT);
  expect(intent.amount_details).toEqual({ tip: {}, shipping: DETAILS.shipping, tax: DETAILS.tax });
  const { data } = await stripe.paymentIntents.listAmountDetailsLineItems(intent.id);
  expect(data).toMatchObject([
    { object: 'payment_intent_amount_details_line_item', ...TEA, discount_amount: null, tax: null },
    { ...CAKE, product_code: null },
  ]);
  const expanded = await stripe.paymentIntents.retrieve(intent.id, { expand: ['amount_details.line_items'] });
  expect(expanded.amount_details?.line_items?.data).toEqual(data);
  await expect(stripe.paymentIntents.listAmountDetailsLineItems('pi_none')).rejects.toMatchObject({ statusCode: 404 });
});

test('what does not add up is refused, or shown', PAGE, async ({ stripe }) => {
  const wrong = { ...INTENT, amount: 1301 };
  await expect(stripe.paymentIntents.create(wrong)).rejects.toMatchObject({
    statusCode: 400,
    code: 'amount_details_amount_mismatch',
    param: 'amount_details',
  });
  const lenient = { ...wrong, amount_details: { ...DETAILS, enforce_arithmetic_validation: false } };
  const { id, amount_details } = await stripe.paymentIntents.create(lenient);
  expect(amount_details?.error?.code).toBe('amount_details_amount_mismatch');
  const mended = await stripe.paymentIntents.update(id, { amount: 1300, amount_details: DETAILS });
  expect(mended.amount_details?.error).toBeUndefined();
  const much = { tax: { total_tax_amount: 5000 } };
  await expect(stripe.paymentIntents.create({ ...INTENT, amount_details: much })).rejects.toMatchObject({
    code: 'amount_details_tax_shipping_discount_greater_than_amount',
  });
});

test('discounts and taxes are said once', PAGE, async ({ stripe }) => {
  for (const amount_details of [
    { ...DETAILS, discount_amount: 10 },
    { line_items: [{ ...TEA, tax: { total_tax_amount: 1 } }], tax: { total_tax_amount: 1 } },
  ]) {
    await expect(stripe.paymentIntents.create({ ...INTENT, amount_details })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('You may only specify one of these parameters'),
    });
  }
});

test('products have bounds', assumed('the types name them'), async ({ stripe }) => {
  for (const item of [
    { ...TEA, quantity: 0 },
    { ...TEA, unit_cost: -1 },
    { ...TEA, product_code: 'LONGER-THAN-12' },
  ]) {
    const asked = stripe.paymentIntents.create({ ...INTENT, amount_details: { line_items: [item] } });
    await expect(asked).rejects.toMatchObject({ statusCode: 400, param: /^amount_details\[line_items\]\[0\]/ });
  }
  const line_items = Array.from({ length: 201 }, () => ({ ...TEA, unit_cost: 0 }));
  await expect(stripe.paymentIntents.create({ ...INTENT, amount_details: { line_items } })).rejects.toMatchObject({
    statusCode: 400,
  });
});

test('they change with the payment, and can be taken away', PAGE, async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create(INTENT);
  const names = async () =>
    (await stripe.paymentIntents.listAmountDetailsLineItems(id)).data.map(({ product_name }) => product_name);
  await stripe.paymentIntents.update(id, { amount: 900, amount_details: { line_items: [TEA], shipping: '', tax: '' } });
  expect(await names()).toEqual(['Tea']);
  const cleared = await stripe.paymentIntents.update(id, { amount_details: '' });
  expect(cleared.amount_details).toEqual({ tip: {} });
  expect(await names()).toEqual([]);
  await stripe.paymentIntents.update(id, { capture_method: 'manual' });
  await stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_visa',
    amount_details: { line_items: [{ ...TEA, quantity: 2 }] },
  });
  expect(await names()).toEqual(['Tea']);
  const taken = await stripe.paymentIntents.capture(id, {
    amount_to_capture: 450,
    amount_details: { line_items: [{ ...TEA, quantity: 1 }] },
  });
  expect(taken.amount_received).toBe(450);
});
