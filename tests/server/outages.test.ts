/** A database that is away, stands still, or loses answers: requests fail soon and clearly, and work again by themselves. */
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createEmulator } from '../../src/server/emulator.ts';
import { sdk } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { type Detour, openDetour } from '../support/postgres/detour.ts';
import { type PostgresServer, startPostgres } from '../support/postgres/server.ts';
import { openReceiver } from '../support/receiver.ts';

const PAY = {
  amount: 2000,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
  confirm: true,
};

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres({ durable: true });
}, 120_000);
afterAll(() => postgres.remove());

interface Scene {
  /** Holds the tables. */
  schema: string;
  detour: Detour;
  stripe: Stripe;
  /** What was told in the log. */
  faults: string[];
}

/** @param timeLimit of the store, in milliseconds */
async function scene(timeLimit = 10_000): Promise<Scene> {
  const detour = await openDetour(await postgres.newSchema());
  onTestFinished(() => detour.close());
  const faults: string[] = [];
  const emulator = createEmulator({
    store: `${detour.url}&statement_timeout=${timeLimit}&connect_timeout=${timeLimit / 1000}`,
    log: ({ error }) => error instanceof Error && faults.push(error.message),
  });
  onTestFinished(() => emulator.close());
  await emulator.ready();
  const stripe = sdk('http://awning', 'sk_test_outage', emulator.fetch, { maxNetworkRetries: 0 });
  return { schema: decodeURIComponent(detour.url).split('search_path=')[1] as string, detour, stripe, faults };
}

/** Everything that a client may ask fails as Stripe's own outages do. */
async function expectUnavailable({ stripe }: Scene): Promise<void> {
  const asked = [
    stripe.customers.create(),
    stripe.customers.list(),
    stripe.paymentIntents.create(PAY),
    stripe.customers.retrieve('cus_1'),
  ];
  for (const { status, ...failure } of await Promise.allSettled(asked)) {
    expect(status).toBe('rejected');
    const { reason } = failure as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(Stripe.errors.StripeAPIError);
    expect(reason).toMatchObject({
      statusCode: 503,
      type: 'StripeAPIError',
      headers: { 'stripe-should-retry': 'true' },
    });
  }
}

test('the database is away, and comes back', async () => {
  const here = await scene();
  const { id } = await here.stripe.customers.create({ name: 'Ada' });
  await postgres.crash();
  await expectUnavailable(here);
  await expectUnavailable(here);
  expect(here.faults.join('\n')).toMatch(/postgres:\/\/awning@127.0.0.1:\d+\/postgres cannot be reached/);
  expect(here.faults.join('\n')).not.toContain('secret');
  await postgres.start();
  expect(await here.stripe.customers.retrieve(id)).toMatchObject({ name: 'Ada' });
  expect((await here.stripe.paymentIntents.create(PAY)).status).toBe('succeeded');
});

test('the database stands still, and goes on', async () => {
  const here = await scene(1000);
  const { id } = await here.stripe.customers.create({ name: 'Ada' });
  here.detour.freeze();
  await expectUnavailable(here);
  await expectUnavailable(here);
  here.detour.thaw();
  await eventually(async () => expect(await here.stripe.customers.retrieve(id)).toMatchObject({ name: 'Ada' }));
  expect((await here.stripe.paymentIntents.create(PAY)).status).toBe('succeeded');
});

test('somebody else keeps a sandbox locked: its writers fail, its readers do not wait', async () => {
  const here = await scene(1000);
  const { id } = await here.stripe.customers.create();
  const unlock = await postgres.hold(`select * from ${here.schema}.awning_sandboxes for update`);
  await expect(here.stripe.customers.update(id, { name: 'Ada' })).rejects.toMatchObject({ statusCode: 503 });
  expect(await here.stripe.customers.retrieve(id)).toMatchObject({ name: null });
  await unlock();
  expect(await here.stripe.customers.update(id, { name: 'Ada' })).toMatchObject({ name: 'Ada' });
});

test('whether a payment was committed is not known: the same key makes it once', async () => {
  const here = await scene();
  await here.stripe.customers.create();
  here.detour.cutBehind('put_records', 'commit');
  const pay = () => here.stripe.paymentIntents.create(PAY, { idempotencyKey: 'pay' });
  await expect(pay()).rejects.toMatchObject({ statusCode: 503, type: 'StripeAPIError' });
  expect((await pay()).status).toBe('succeeded');
  expect((await here.stripe.charges.list()).data.length).toBe(1);
  await eventually(async () => {
    expect((await here.stripe.balance.retrieve()).pending[0]?.amount).toBe(2000 - 88);
  });
});

test('an event of which nobody knew that it was committed reaches its webhook', async () => {
  const here = await scene();
  const receiver = await openReceiver();
  onTestFinished(() => receiver.close());
  await here.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['customer.created'] });
  here.detour.cutBehind('put_records', 'commit');
  await expect(here.stripe.customers.create()).rejects.toMatchObject({ statusCode: 503 });
  expect((await receiver.received(1)).length).toBe(1);
});

test('a server that starts before its database waits for nobody, and finds it later', async () => {
  const store = await postgres.newSchema();
  await postgres.crash();
  const emulator = createEmulator({ store });
  onTestFinished(() => emulator.close());
  const stripe = sdk('http://awning', 'sk_test_outage', emulator.fetch, { maxNetworkRetries: 0 });
  await expect(stripe.customers.create()).rejects.toMatchObject({ statusCode: 503 });
  await postgres.start();
  expect((await stripe.customers.create()).object).toBe('customer');
});
