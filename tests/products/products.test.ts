import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

test('a product has what it was given', docs('api/products/create'), async ({ stripe, events }) => {
  const product = await stripe.products.create({
    id: 'book',
    name: 'Book',
    description: 'To read',
    images: ['https://example.com/b.png'],
    marketing_features: [{ name: 'pages' }],
    metadata: { a: '1' },
    package_dimensions: { height: 1, length: 2, weight: 3, width: 4 },
    shippable: true,
    statement_descriptor: 'BOOK',
    unit_label: 'copy',
    url: 'https://example.com',
  });
  expect(product).toMatchObject({
    id: 'book',
    active: true,
    default_price: null,
    type: 'service',
    livemode: false,
    shippable: true,
    package_dimensions: { weight: 3 },
  });
  expect((await stripe.products.create({ name: 'Other' })).id).toMatch(/^prod_[A-Za-z0-9]{14}$/);
  await expect(stripe.products.create({ id: 'book', name: 'Book' })).rejects.toMatchObject({
    code: 'resource_already_exists',
    message: 'Product already exists.',
  });
  expect(await events()).toEqual(['product.created', 'product.created']);
});

test('a product with its price', docs('api/products/create'), async ({ stripe, events }) => {
  const product = await stripe.products.create({
    name: 'Plan',
    default_price_data: { currency: 'usd', unit_amount: 900, recurring: { interval: 'month' } },
  });
  const price = await stripe.prices.retrieve(product.default_price as string);
  expect(price).toMatchObject({
    product: product.id,
    unit_amount: 900,
    type: 'recurring',
    recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
  });
  expect((await events())[0]).toBe('product.created');
});

test('changes are told', docs('api/products/update'), async ({ stripe }) => {
  const { id } = await stripe.products.create({ name: 'Book', description: 'old' });
  const price = await stripe.prices.create({ product: id, currency: 'usd', unit_amount: 500 });
  const updated = await stripe.products.update(id, {
    name: 'Books',
    description: '',
    default_price: price.id,
    active: false,
  });
  expect(updated).toMatchObject({ name: 'Books', description: null, default_price: price.id, active: false });
  const [event] = (await stripe.events.list({ type: 'product.updated' })).data;
  expect(event?.data.previous_attributes).toMatchObject({
    name: 'Book',
    description: 'old',
    active: true,
    default_price: null,
  });
});

test('the default price must be its own', docs('api/products/update'), async ({ stripe }) => {
  const { id } = await stripe.products.create({ name: 'Book' });
  const other = await stripe.prices.create({ product_data: { name: 'Other' }, currency: 'usd', unit_amount: 500 });
  await expect(stripe.products.update(id, { default_price: other.id })).rejects.toMatchObject({
    statusCode: 400,
    param: 'default_price',
  });
});

test(
  'only a product without prices can be deleted',
  recording('delete a product with prices'),
  async ({ stripe, events }) => {
    const { id } = await stripe.products.create({ name: 'Book' });
    expect(await stripe.products.del(id)).toEqual(expect.objectContaining({ id, deleted: true }));
    await expect(stripe.products.retrieve(id)).rejects.toMatchObject({
      statusCode: 404,
      message: `No such product: '${id}'`,
    });
    expect(await events()).toEqual(['product.created', 'product.deleted']);
    const sold = await stripe.products.create({ name: 'Sold' });
    await stripe.prices.create({ product: sold.id, currency: 'usd', unit_amount: 500 });
    await expect(stripe.products.del(sold.id)).rejects.toMatchObject({
      message: 'This product cannot be deleted because it has one or more user-created prices.',
    });
  },
);

test('a name is needed', docs('error-codes#parameter-missing'), async ({ api }) => {
  const answer = await api.post<{ error: object }>('/v1/products', {});
  expect(answer.body.error).toMatchObject({
    code: 'parameter_missing',
    param: 'name',
    message: 'Missing required param: name.',
  });
});

test('every plain field can be set and changed', docs('api/products/update'), async ({ stripe }) => {
  const fields = {
    shippable: true,
    statement_descriptor: 'BOOK',
    tax_code: 'txcd_99999999',
    unit_label: 'copy',
    url: 'https://example.com/book',
  };
  expect(await stripe.products.create({ name: 'Book', type: 'good', ...fields })).toMatchObject({
    type: 'good',
    ...fields,
  });
  const { id } = await stripe.products.create({ name: 'Course' });
  expect(await stripe.products.update(id, fields)).toMatchObject(fields);
  expect((await stripe.products.list({ type: 'good' })).data.map(({ name }) => name)).toEqual(['Book']);
});

test('the first price may have everything that a price has', docs('api/products/create'), async ({ stripe }) => {
  const withPrice = async (default_price_data: object) => {
    const params = { name: 'Plan', default_price_data: { currency: 'usd', ...default_price_data } };
    const product = await stripe.products.create({ ...params, expand: ['default_price.currency_options'] });
    return product.default_price;
  };
  expect(
    await withPrice({
      unit_amount_decimal: '900.5',
      tax_behavior: 'inclusive',
      metadata: { a: '1' },
      currency_options: { eur: { unit_amount: 850 } },
    }),
  ).toMatchObject({
    unit_amount: null,
    unit_amount_decimal: '900.5',
    tax_behavior: 'inclusive',
    metadata: { a: '1' },
    currency_options: { eur: { unit_amount: 850 } },
  });
  expect(await withPrice({ custom_unit_amount: { enabled: true, preset: 500 } })).toMatchObject({
    unit_amount: null,
    custom_unit_amount: { preset: 500 },
  });
});
