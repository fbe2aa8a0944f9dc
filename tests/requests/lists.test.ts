import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

const PAGE = docs('api/pagination');

test('newest first, ten unless said, with has_more and url', PAGE, async ({ stripe }) => {
  const made: string[] = [];
  for (let i = 0; i < 12; i++) made.push((await stripe.products.create({ name: `Product ${i}` })).id);
  const page = await stripe.products.list();
  expect(page).toMatchObject({ object: 'list', has_more: true, url: '/v1/products' });
  expect(page.data.map(({ id }) => id)).toEqual(made.slice(2).reverse());
});

test('pages go on after an object, and back before one', PAGE, async ({ stripe }) => {
  const made: string[] = [];
  for (let i = 0; i < 5; i++) made.unshift((await stripe.products.create({ name: `Product ${i}` })).id);
  const ids = async (params: object): Promise<[string[], boolean]> => {
    const page = await stripe.products.list(params);
    return [page.data.map(({ id }) => id), page.has_more];
  };
  expect(await ids({ limit: 2 })).toEqual([made.slice(0, 2), true]);
  expect(await ids({ limit: 2, starting_after: made[1] })).toEqual([made.slice(2, 4), true]);
  expect(await ids({ limit: 2, starting_after: made[3] })).toEqual([made.slice(4), false]);
  expect(await ids({ limit: 2, ending_before: made[3] })).toEqual([made.slice(1, 3), true]);
  expect(await ids({ limit: 5, ending_before: made[2] })).toEqual([made.slice(0, 2), false]);
});

test('the SDK pages through everything by itself', PAGE, async ({ stripe }) => {
  for (let i = 0; i < 25; i++) await stripe.customers.create({ name: `${i}` });
  const all = await stripe.customers.list({ limit: 10 }).autoPagingToArray({ limit: 1000 });
  expect(all.map(({ name }) => name)).toEqual(Array.from({ length: 25 }, (_, i) => `${24 - i}`));
});

test('a cursor that names nothing is an error', recording('bad cursor'), async ({ stripe }) => {
  await expect(stripe.customers.list({ starting_after: 'cus_nobody' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'starting_after',
    message: "No such customer: 'cus_nobody'",
  });
});

test('only one cursor at a time', PAGE, async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  await expect(stripe.customers.list({ starting_after: id, ending_before: id })).rejects.toMatchObject({
    statusCode: 400,
    message: 'Received both starting_after and ending_before parameters. Please pass in only one.',
  });
});

test('ranges of time', PAGE, async ({ stripe }) => {
  const { id, created } = await stripe.customers.create();
  const count = async (range: object | number): Promise<string[]> =>
    (await stripe.customers.list({ created: range as never })).data.map((customer) => customer.id);
  expect(await count(created)).toEqual([id]);
  expect(await count({ gte: created, lte: created })).toEqual([id]);
  expect(await count({ gt: created })).toEqual([]);
  expect(await count({ lt: created })).toEqual([]);
  expect(await count({ gt: created - 1, lt: created + 1 })).toEqual([id]);
});

test('filters of each list', docs('api'), async ({ stripe }) => {
  const ada = await stripe.customers.create({ email: 'ada@example.com' });
  await stripe.customers.create({ email: 'bob@example.com' });
  expect((await stripe.customers.list({ email: 'ada@example.com' })).data.map(({ id }) => id)).toEqual([ada.id]);

  const on = await stripe.products.create({ name: 'On', shippable: true, url: 'https://example.com/on' });
  const off = await stripe.products.create({ name: 'Off', active: false });
  const products = async (params: object): Promise<string[]> =>
    (await stripe.products.list(params)).data.map(({ id }) => id);
  expect(await products({ active: true })).toEqual([on.id]);
  expect(await products({ active: false })).toEqual([off.id]);
  expect(await products({ shippable: true })).toEqual([on.id]);
  expect(await products({ url: 'https://example.com/on' })).toEqual([on.id]);
  expect(await products({ ids: [off.id] })).toEqual([off.id]);

  const once = await stripe.prices.create({ product: on.id, currency: 'usd', unit_amount: 500, lookup_key: 'once' });
  const monthly = await stripe.prices.create({
    product: off.id,
    currency: 'eur',
    unit_amount: 700,
    recurring: { interval: 'month' },
  });
  const prices = async (params: object): Promise<string[]> =>
    (await stripe.prices.list(params)).data.map(({ id }) => id);
  expect(await prices({ product: on.id })).toEqual([once.id]);
  expect(await prices({ currency: 'eur' })).toEqual([monthly.id]);
  expect(await prices({ type: 'recurring' })).toEqual([monthly.id]);
  expect(await prices({ recurring: { interval: 'month' } })).toEqual([monthly.id]);
  expect(await prices({ recurring: { interval: 'year' } })).toEqual([]);
  expect(await prices({ lookup_keys: ['once', 'never'] })).toEqual([once.id]);
});
