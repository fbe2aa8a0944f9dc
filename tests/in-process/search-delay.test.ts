/** Searches that learn of changes later than others do, as at Stripe. https://docs.stripe.com/search#data-freshness */
import Stripe from 'stripe';
import { expect, onTestFinished, test } from 'vitest';
import { createEmulator } from '../../src/index.ts';

function start(searchDelay: number) {
  const emulator = createEmulator({ searchDelay, time: '2026-03-01T12:00:00Z' });
  onTestFinished(() => emulator.close());
  const httpClient = Stripe.createFetchHttpClient(emulator.fetch as never);
  const stripe = new Stripe('sk_test_search', { httpClient, maxNetworkRetries: 0 });
  const find = async (query: string): Promise<string[]> => {
    const { data, total_count } = await stripe.customers.search({ query, expand: ['total_count'] });
    expect(total_count).toBe(data.length);
    return data.map(({ name }) => name ?? '');
  };
  return { stripe, find, pass: (seconds: number) => emulator.clock.advance(seconds) };
}

test('what was made is found when the delay has passed', async () => {
  const { stripe, find, pass } = start(60);
  const { id } = await stripe.customers.create({ name: 'Ada', metadata: { order: '1' } });
  expect(await find('metadata["order"]:"1"')).toEqual([]);
  expect((await stripe.customers.retrieve(id)).id).toBe(id);
  expect((await stripe.customers.list()).data).toHaveLength(1);
  await pass(59);
  expect(await find('-name:"bob"')).toEqual([]);
  await pass(1);
  expect(await find('metadata["order"]:"1"')).toEqual(['Ada']);
});

test('what was changed is found by what it was, each change in its turn', async () => {
  const { stripe, find, pass } = start(60);
  const { id } = await stripe.customers.create({ name: 'One' });
  await pass(60);
  await stripe.customers.update(id, { name: 'Two' });
  await pass(30);
  await stripe.customers.update(id, { name: 'Three' });
  expect([await find('name:"one"'), await find('name:"two"'), await find('name:"three"')]).toEqual([['Three'], [], []]);
  await pass(30);
  expect([await find('name:"one"'), await find('name:"two"'), await find('name:"three"')]).toEqual([[], ['Three'], []]);
  await pass(30);
  expect([await find('name:"one"'), await find('name:"two"'), await find('name:"three"')]).toEqual([[], [], ['Three']]);
});

test('what was deleted is gone at once', async () => {
  const { stripe, find, pass } = start(60);
  const { id } = await stripe.customers.create({ name: 'One' });
  await pass(60);
  expect(await find('name:"one"')).toEqual(['One']);
  await stripe.customers.del(id);
  expect(await find('name:"one"')).toEqual([]);
});
