/** What is too old goes, by the sandbox's own clock. */
import { expect } from 'vitest';
import { assumed, docs, type Tools, test } from '../support/test.ts';

const OWN = assumed('Awning has this, Stripe has not');

async function kept({ url, key }: Tools, collection: string): Promise<number> {
  const answer = await fetch(`${url}/_awning/export`, { headers: { authorization: `Bearer ${key}` } });
  return (await answer.text()).split('\n').filter((line) => line.startsWith(`{"collection":"${collection}"`)).length;
}

test.awningOnly('an idempotency key is as good as new after a day', docs('api/idempotent_requests'), async (tools) => {
  const { clock, stripe, api } = tools;
  const once = { idempotencyKey: 'once' };
  const first = await stripe.customers.create({ name: 'Ada' }, once);
  const refused = () =>
    api.post(
      '/v1/payment_intents',
      { amount: 500, currency: 'usd', customer: 'cus_none' },
      { 'idempotency-key': 'no' },
    );
  expect((await refused()).status).toBe(400);
  await clock.advance('23h');
  expect((await stripe.customers.create({ name: 'Ada' }, once)).id).toBe(first.id);
  expect((await refused()).headers.get('idempotent-replayed')).toBe('true');
  expect(await kept(tools, 'idempotency_key')).toBe(2);
  await clock.advance('1h');
  expect(await kept(tools, 'idempotency_key')).toBe(0);
  expect((await stripe.customers.create({ name: 'Bob' }, once)).id).not.toBe(first.id);
});

test.awningOnly('events can be had for thirty days', docs('api/events'), async (tools) => {
  const { clock, stripe } = tools;
  await clock.freeze('2026-03-01T12:00:00Z');
  await stripe.customers.create();
  const [event] = (await stripe.events.list()).data;
  const id = event?.id as string;
  await clock.advance('29d');
  await stripe.customers.create();
  expect((await stripe.events.list()).data).toHaveLength(2);
  await clock.advance('1d');
  expect((await stripe.events.list()).data).toHaveLength(1);
  await expect(stripe.events.retrieve(id)).rejects.toMatchObject({ code: 'resource_missing', statusCode: 404 });
  expect(await kept(tools, 'event')).toBe(1);
  expect((await stripe.customers.list()).data).toHaveLength(2);
});

test.awningOnly('many old ones go, and the rest stays', OWN, async (tools) => {
  const { clock, stripe } = tools;
  for (let i = 0; i < 25; i++)
    await Promise.all(
      Array.from({ length: 20 }, () => stripe.customers.create({}, { idempotencyKey: `${i} ${Math.random()}` })),
    );
  expect(await kept(tools, 'event')).toBe(500);
  await clock.advance('40d');
  expect([await kept(tools, 'event'), await kept(tools, 'idempotency_key')]).toEqual([0, 0]);
  expect(await kept(tools, 'customer')).toBe(500);
});
