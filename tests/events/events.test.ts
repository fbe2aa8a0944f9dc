import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

test('an event holds the object as it was then', docs('api/events/object'), async ({ stripe }) => {
  const { id } = await stripe.customers.create({ name: 'Ada' });
  await stripe.customers.update(id, { name: 'Bob' });
  const { data } = await stripe.events.list();
  expect(data.map(({ type }) => type)).toEqual(['customer.updated', 'customer.created']);
  expect(data[1]?.data.object).toMatchObject({ id, name: 'Ada' });
  expect(data[0]?.data).toMatchObject({ object: { id, name: 'Bob' }, previous_attributes: { name: 'Ada' } });
  expect(data[0]).toMatchObject({
    object: 'event',
    api_version: '2026-01-28.clover',
    livemode: false,
    pending_webhooks: 0,
  });
  expect(data[0]?.id).toMatch(/^evt_[13][A-Za-z0-9]{23}$/);
});

test('an event names the request that caused it', docs('api/events/object'), async ({ api, stripe, key }) => {
  const answer = await api.post('/v1/customers', { name: 'Ada' }, { 'idempotency-key': `${key} e` });
  const [event] = (await stripe.events.list()).data;
  expect(event?.request).toEqual({ id: answer.headers.get('request-id'), idempotency_key: `${key} e` });
  expect((await stripe.events.retrieve(event?.id ?? '')).id).toBe(event?.id);
});

test('a request that fails leaves no event', docs('webhooks'), async ({ stripe, events }) => {
  await expect(stripe.customers.create({ payment_method: 'pm_nobody' })).rejects.toMatchObject({
    code: 'resource_missing',
  });
  expect(await events()).toEqual([]);
  expect((await stripe.customers.list()).data).toEqual([]);
});

test('an update that changes nothing tells nothing', recording('update without change'), async ({ stripe, events }) => {
  const { id } = await stripe.customers.create({ name: 'Ada' });
  await stripe.customers.update(id, { name: 'Ada' });
  expect(await events()).toEqual(['customer.created']);
});

test('events are found by type, with a star, and by several types', docs('api/events/list'), async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  await stripe.customers.update(id, { name: 'x' });
  await stripe.products.create({ name: 'Book' });
  const types = async (params: object): Promise<string[]> =>
    (await stripe.events.list(params)).data.map(({ type }) => type);
  expect(await types({ type: 'customer.updated' })).toEqual(['customer.updated']);
  expect(await types({ type: 'customer.*' })).toEqual(['customer.updated', 'customer.created']);
  expect(await types({ types: ['product.created', 'customer.created'] })).toEqual([
    'product.created',
    'customer.created',
  ]);
  expect(await types({ delivery_success: true })).toEqual(['product.created', 'customer.updated', 'customer.created']);
  await expect(stripe.events.list({ type: 'x', types: ['y'] })).rejects.toMatchObject({ statusCode: 400 });
});
