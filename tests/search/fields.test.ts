/** The fields of each resource; those of customers are in customers.test.ts. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { chargeWith, payWith } from '../support/paying.ts';
import { docs, test } from '../support/test.ts';

type Searchable = 'charges' | 'paymentIntents' | 'prices' | 'products';

/** Ids of what each query finds. */
async function found(stripe: Stripe, resource: Searchable, queries: readonly string[]): Promise<string[][]> {
  const pages = await Promise.all(queries.map((query) => stripe[resource].search({ query })));
  return pages.map(({ data }) => data.map(({ id }) => id));
}

test('charges', docs('search#query-fields-for-charges'), async ({ stripe }) => {
  const customer = await stripe.customers.create();
  const visa = await chargeWith(stripe, 'visa', {
    amount: 1000,
    metadata: { order_id: '6735' },
    customer: customer.id,
  });
  const amex = await chargeWith(stripe, 'amex', { amount: 2500, currency: 'eur' });
  const { payment_method_details: details } = await stripe.charges.retrieve(visa);
  const card = details?.card as Stripe.Charge.PaymentMethodDetails.Card;
  const each: Record<string, string[]> = {
    'amount>999': [amex, visa],
    'amount:2500': [amex],
    'amount>999 amount<2500': [visa],
    'amount<=1000': [visa],
    [`created>${0}`]: [amex, visa],
    'created<1000': [],
    'currency:"EUR"': [amex],
    '-currency:"usd"': [amex],
    [`customer:"${customer.id}"`]: [visa],
    'customer:null': [amex],
    'disputed:"false"': [amex, visa],
    "amount>999 AND metadata['order_id']:'6735'": [visa],
    'payment_method_details.card.last4:4242': [visa],
    'payment_method_details.card.brand:"amex"': [amex],
    [`payment_method_details.card.exp_month:${card.exp_month}`]: [amex, visa],
    [`payment_method_details.card.exp_year:"${card.exp_year}"`]: [amex, visa],
    [`payment_method_details.card.fingerprint:"${card.fingerprint}"`]: [visa],
    'payment_method_details.card_present.last4:4242': [],
    'payment_method_details.interac_present.last4:null': [amex, visa],
    'status:"succeeded"': [amex, visa],
    'status:"failed" OR amount:1000': [visa],
  };
  expect(await found(stripe, 'charges', Object.keys(each))).toEqual(Object.values(each));
});

test('charges by the postal code of the payer', docs('search#query-fields-for-charges'), async ({ stripe }) => {
  const method = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_visa' },
    billing_details: { address: { postal_code: '12345' } },
  });
  const { latest_charge: id } = await payWith(stripe, '', { payment_method: method.id });
  const queries = ['12345', '"12345"', '54321'].map((code) => `billing_details.address.postal_code:${code}`);
  expect(await found(stripe, 'charges', queries)).toEqual([[id], [id], []]);
});

test(
  'charges by refunds: all of it, a part of it, none',
  docs('search#query-fields-for-charges'),
  async ({ stripe }) => {
    const whole = await chargeWith(stripe, 'visa');
    const part = await chargeWith(stripe, 'visa');
    const none = await chargeWith(stripe, 'visa');
    await stripe.refunds.create({ charge: whole });
    await stripe.refunds.create({ charge: part, amount: 100 });
    const queries = ['refunded:"true"', 'refunded:"false"', 'refunded:null', '-refunded:null'];
    expect(await found(stripe, 'charges', queries)).toEqual([[whole], [part], [none], [part, whole]]);
  },
);

test('charges that are disputed', docs('search#query-fields-for-charges'), async ({ stripe }) => {
  const fine = await chargeWith(stripe, 'visa');
  const disputed = await chargeWith(stripe, 'createDispute');
  expect(await found(stripe, 'charges', ['disputed:"true"', '-disputed:"true"'])).toEqual([[disputed], [fine]]);
});

test('payment intents', docs('search#query-fields-for-payment-intents'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const paid = await payWith(stripe, 'visa', { customer, metadata: { order: 'A-1' } });
  const open = await stripe.paymentIntents.create({ amount: 700, currency: 'gbp' });
  const each: Record<string, string[]> = {
    'amount>=5000': [paid.id],
    'amount:700': [open.id],
    [`created:${open.created} amount<5000`]: [open.id],
    'currency:"gbp"': [open.id],
    [`customer:"${customer}" AND status:"succeeded"`]: [paid.id],
    'metadata["order"]:"a-1"': [paid.id],
    'status:"requires_payment_method" OR status:"succeeded"': [open.id, paid.id],
  };
  expect(await found(stripe, 'paymentIntents', Object.keys(each))).toEqual(Object.values(each));
});

test('a payment intent is found by the state that it comes to', docs('search'), async ({ stripe }) => {
  const { id } = await payWith(stripe, 'visa', { capture_method: 'manual' });
  const queries = ['status:"requires_capture"', 'status:"succeeded"'];
  expect(await found(stripe, 'paymentIntents', queries)).toEqual([[id], []]);
  await stripe.paymentIntents.capture(id);
  expect(await found(stripe, 'paymentIntents', queries)).toEqual([[], [id]]);
});

test('products and prices', docs('search#query-fields-for-products'), async ({ stripe }) => {
  const shirt = await stripe.products.create({
    name: 'T-shirt',
    description: 'the story called "The Sky and the Sea."',
    shippable: true,
    url: 'https://example.com/dinosaur_swag',
    metadata: { key: 'value' },
  });
  const plan = await stripe.products.create({ name: 'Plan for teams', active: false });
  const products: Record<string, string[]> = {
    'active:"true"': [shirt.id],
    'active:"false"': [plan.id],
    'description:"the story called \\"The Sky and the Sea.\\""': [shirt.id],
    "description~'the sky'": [shirt.id],
    'description:null': [plan.id],
    'name:"for teams"': [plan.id],
    'name~"shi"': [shirt.id],
    'shippable:"true"': [shirt.id],
    'shippable:null': [plan.id],
    'url~"/dinosaur_swag"': [shirt.id],
    'metadata["key"]:"value"': [shirt.id],
  };
  expect(await found(stripe, 'products', Object.keys(products))).toEqual(Object.values(products));

  const once = await stripe.prices.create({ product: shirt.id, currency: 'usd', unit_amount: 500, lookup_key: 'once' });
  const monthly = await stripe.prices.create({
    product: plan.id,
    currency: 'eur',
    unit_amount: 900,
    active: false,
    recurring: { interval: 'month' },
    lookup_key: 'standard_monthly',
    metadata: { key: 'value' },
  });
  const prices: Record<string, string[]> = {
    'active:"true"': [once.id],
    'currency:"eur"': [monthly.id],
    'lookup_key:"standard_monthly"': [monthly.id],
    'lookup_key~"once"': [once.id],
    'metadata["key"]:"value"': [monthly.id],
    [`product:"${shirt.id}"`]: [once.id],
    'type:"recurring"': [monthly.id],
    'type:"one_time" OR active:"false"': [monthly.id, once.id],
  };
  expect(await found(stripe, 'prices', Object.keys(prices))).toEqual(Object.values(prices));
});
