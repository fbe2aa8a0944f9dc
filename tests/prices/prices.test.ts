import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs, test } from '../support/test.ts';

const PAGE = docs('api/prices/create');

test('a price of a product', PAGE, async ({ stripe, events }) => {
  const product = await stripe.products.create({ name: 'Book' });
  const price = await stripe.prices.create({
    product: product.id,
    currency: 'USD',
    unit_amount: 1999,
    nickname: 'paper',
    metadata: { a: '1' },
    tax_behavior: 'exclusive',
  });
  expect(price.id).toMatch(/^price_1[A-Za-z0-9]{23}$/);
  expect(price).toMatchObject({
    active: true,
    billing_scheme: 'per_unit',
    currency: 'usd',
    unit_amount: 1999,
    unit_amount_decimal: '1999',
    type: 'one_time',
    recurring: null,
    tax_behavior: 'exclusive',
    lookup_key: null,
    product: product.id,
  });
  expect(await events()).toEqual(['product.created', 'price.created']);
});

test('fractions of the smallest unit', PAGE, async ({ stripe }) => {
  const create = (unit_amount_decimal: string) =>
    stripe.prices.create({ product_data: { name: 'x' }, currency: 'usd', unit_amount_decimal });
  expect(await create('0.5')).toMatchObject({ unit_amount: null, unit_amount_decimal: '0.5' });
  expect(await create('12.0')).toMatchObject({ unit_amount: 12, unit_amount_decimal: '12' });
  await expect(create('0.1234567890123')).rejects.toMatchObject({ statusCode: 400 });
});

test('recurring prices', PAGE, async ({ stripe }) => {
  const create = (recurring: object) =>
    stripe.prices.create({
      product_data: { name: 'x' },
      currency: 'usd',
      unit_amount: 5,
      recurring: recurring as never,
    });
  expect((await create({ interval: 'week', interval_count: 2 })).recurring).toEqual({
    interval: 'week',
    interval_count: 2,
    meter: null,
    trial_period_days: null,
    usage_type: 'licensed',
  });
  await expect(create({ interval: 'year', interval_count: 4 })).rejects.toMatchObject({ statusCode: 400 });
  await expect(create({ interval: 'decade' })).rejects.toMatchObject({
    param: 'recurring[interval]',
    message: 'Invalid recurring[interval]: must be one of day, month, week, or year',
  });
});

test(
  'a lookup key belongs to one price at a time',
  docs('products-prices/manage-prices#lookup-keys'),
  async ({ stripe }) => {
    const base = { product_data: { name: 'x' }, currency: 'usd', unit_amount: 5, lookup_key: 'standard' };
    const first = await stripe.prices.create(base);
    await expect(stripe.prices.create(base)).rejects.toMatchObject({ statusCode: 400, param: 'lookup_key' });
    const second = await stripe.prices.create({ ...base, transfer_lookup_key: true });
    expect((await stripe.prices.retrieve(first.id)).lookup_key).toBeNull();
    expect((await stripe.prices.list({ lookup_keys: ['standard'] })).data.map(({ id }) => id)).toEqual([second.id]);
  },
);

test('exactly one way to say the amount', PAGE, async ({ stripe }) => {
  const base = { product_data: { name: 'x' }, currency: 'usd' };
  await expect(stripe.prices.create(base)).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.prices.create({ ...base, unit_amount: 5, unit_amount_decimal: '5' })).rejects.toMatchObject({
    statusCode: 400,
  });
  expect(
    (await stripe.prices.create({ ...base, custom_unit_amount: { enabled: true, minimum: 100 } })).custom_unit_amount,
  ).toEqual({ maximum: null, minimum: 100, preset: null });
});

test('tiers are sent when asked for', docs('products-prices/pricing-models#graduated-pricing'), async ({ stripe }) => {
  const create = (tiers: object[]) =>
    stripe.prices.create({
      product_data: { name: 'x' },
      currency: 'usd',
      recurring: { interval: 'month' },
      billing_scheme: 'tiered',
      tiers_mode: 'volume',
      tiers: tiers as never,
    });
  const price = await create([
    { up_to: 5, unit_amount: 100 },
    { up_to: 'inf', unit_amount: 50, flat_amount: 10 },
  ]);
  expect(price.tiers).toBeUndefined();
  expect((await stripe.prices.retrieve(price.id, { expand: ['tiers'] })).tiers?.[1]).toEqual({
    flat_amount: 10,
    flat_amount_decimal: '10',
    unit_amount: 50,
    unit_amount_decimal: '50',
    up_to: null,
  });
  await expect(create([{ up_to: 5, unit_amount: 100 }])).rejects.toMatchObject({ statusCode: 400 });
});

test(
  'other currencies are sent when asked for',
  docs('products-prices/how-products-and-prices-work#use-multiple-currencies'),
  async ({ stripe }) => {
    const price = await stripe.prices.create({
      product_data: { name: 'x' },
      currency: 'usd',
      unit_amount: 500,
      currency_options: { eur: { unit_amount: 450 } },
    });
    const full = await stripe.prices.retrieve(price.id, { expand: ['currency_options'] });
    expect(full.currency_options?.eur).toMatchObject({ unit_amount: 450, unit_amount_decimal: '450' });
    expect(full.currency_options?.usd).toMatchObject({ unit_amount: 500 });
  },
);

test('what may change', docs('api/prices/update'), async ({ stripe, events }) => {
  const { id } = await stripe.prices.create({ product_data: { name: 'x' }, currency: 'usd', unit_amount: 5 });
  expect(
    await stripe.prices.update(id, { active: false, nickname: 'n', metadata: { a: '1' }, tax_behavior: 'inclusive' }),
  ).toMatchObject({ active: false, nickname: 'n', tax_behavior: 'inclusive' });
  await expect(stripe.prices.update(id, { tax_behavior: 'exclusive' })).rejects.toMatchObject({
    statusCode: 400,
    param: 'tax_behavior',
  });
  expect((await events()).at(-1)).toBe('price.updated');
});

test('a price can bring its product', PAGE, async ({ stripe }) => {
  const data = {
    id: 'plan',
    name: 'Plan',
    active: false,
    metadata: { a: '1' },
    statement_descriptor: 'PLAN',
    tax_code: 'txcd_99999999',
    unit_label: 'seat',
  };
  const price = await stripe.prices.create({ currency: 'usd', unit_amount: 5, product_data: data });
  expect(await stripe.products.retrieve(price.product as string)).toMatchObject(data);
});

test('lists are narrowed by what recurs', docs('api/prices/list'), async ({ stripe }) => {
  const { id: product } = await stripe.products.create({ name: 'Plan' });
  const create = (usage_type: 'licensed' | 'metered', interval: 'month' | 'year') =>
    stripe.prices.create({ product, currency: 'usd', unit_amount: 5, recurring: { interval, usage_type } });
  const [monthly, yearly] = [await create('licensed', 'month'), await create('licensed', 'year')];
  const ids = async (recurring: Stripe.PriceListParams.Recurring) =>
    (await stripe.prices.list({ product, recurring })).data.map(({ id }) => id);
  expect(await ids({ usage_type: 'licensed' })).toEqual([yearly.id, monthly.id]);
  expect(await ids({ interval: 'month' })).toEqual([monthly.id]);
  expect(await ids({ meter: 'mtr_none' })).toEqual([]);
});

test(
  'an amount is neither negative nor beyond what any currency counts to',
  assumed('the largest of the maximums that Stripe names for its currencies'),
  async ({ api }) => {
    const create = (amount: object) =>
      api.post<{ error: { message: string; param: string } }>('/v1/prices', {
        currency: 'usd',
        product_data: { name: 'Tea' },
        ...amount,
      });
    expect((await create({ unit_amount: -1 })).body.error).toMatchObject({
      message: 'This value must be greater than or equal to 0.',
      param: 'unit_amount',
    });
    expect((await create({ unit_amount_decimal: '9007199254740993' })).body.error.param).toBe('unit_amount_decimal');
  },
);
