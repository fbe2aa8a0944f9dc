import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';

const PAGE = docs('expand');
const PAY = {
  amount: 2000,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  confirm: true,
  capture_method: 'automatic',
} as const;

test('ids become objects, four levels deep', PAGE, async ({ stripe }) => {
  const customer = await stripe.customers.create({ name: 'Ada' });
  const intent = await stripe.paymentIntents.create({
    ...PAY,
    customer: customer.id,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    expand: ['customer', 'latest_charge.balance_transaction.source.customer'],
  });
  expect((intent.customer as Stripe.Customer).name).toBe('Ada');
  const charge = intent.latest_charge as Stripe.Charge;
  const transaction = charge.balance_transaction as Stripe.BalanceTransaction;
  expect(transaction.net).toBe(2000 - transaction.fee);
  const source = transaction.source as Stripe.Charge;
  expect(source.id).toBe(charge.id);
  expect((source.customer as Stripe.Customer).name).toBe('Ada');
});

test('five levels are too many', PAGE, async ({ stripe }) => {
  await expect(
    stripe.charges.list({ expand: ['data.payment_intent.latest_charge.balance_transaction.source'] }),
  ).rejects.toMatchObject({
    statusCode: 400,
    code: 'property_expansion_max_depth',
  });
});

test('in lists, behind data', PAGE, async ({ stripe }) => {
  const product = await stripe.products.create({ name: 'Book' });
  await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 500 });
  const page = await stripe.prices.list({ expand: ['data.product'] });
  expect(page.data[0]?.product).toMatchObject({ name: 'Book' });
  await expect(stripe.prices.list({ expand: ['product'] })).rejects.toMatchObject({
    message: "This property cannot be expanded (product). You may want to try expanding 'data.product' instead.",
  });
});

test('what is sent only when asked for', docs('api/charges/object'), async ({ stripe }) => {
  const { latest_charge } = await stripe.paymentIntents.create({ ...PAY, payment_method_types: ['card'] });
  const plain = await stripe.charges.retrieve(latest_charge as string);
  expect(plain.refunds).toBeUndefined();
  const refund = await stripe.refunds.create({ charge: plain.id, amount: 300 });
  const full = await stripe.charges.retrieve(plain.id, { expand: ['refunds', 'refunds.data.balance_transaction'] });
  expect(full.refunds?.data.map(({ id }) => id)).toEqual([refund.id]);
  expect(full.refunds?.data[0]?.balance_transaction).toMatchObject({ amount: -300 });

  const price = await stripe.prices.create({
    currency: 'usd',
    product_data: { name: 'Water' },
    recurring: { interval: 'month' },
    billing_scheme: 'tiered',
    tiers_mode: 'graduated',
    tiers: [
      { up_to: 10, unit_amount: 100 },
      { up_to: 'inf', unit_amount_decimal: '0.5' },
    ],
    expand: ['tiers'],
  });
  expect(price.tiers?.map(({ up_to }) => up_to)).toEqual([10, null]);
});

test('what cannot be expanded is named', PAGE, async ({ stripe }) => {
  await expect(stripe.customers.list({ expand: ['data.nothing'] })).rejects.toMatchObject({
    statusCode: 400,
    message: 'This property cannot be expanded (data.nothing).',
  });
  const { id } = await stripe.customers.create();
  await expect(stripe.customers.retrieve(id, { expand: ['email'] })).rejects.toMatchObject({
    message: 'This property cannot be expanded (email).',
  });
});

test('on create and update', PAGE, async ({ stripe }) => {
  const product = await stripe.products.create({
    name: 'Book',
    default_price_data: { currency: 'usd', unit_amount: 900 },
    expand: ['default_price'],
  });
  const price = product.default_price as Stripe.Price;
  expect(price.unit_amount).toBe(900);
  const updated = await stripe.prices.update(price.id, { nickname: 'paper', expand: ['product'] });
  expect((updated.product as Stripe.Product).id).toBe(product.id);
});
