/** Several servers that share one PostgreSQL database; each is an emulator here. */
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Emulator } from '../../src/index.ts';
import { createEmulator } from '../../src/server/emulator.ts';
import { sdk } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { type PostgresServer, startPostgres } from '../support/postgres/server.ts';
import { openReceiver } from '../support/receiver.ts';
import { freshKey } from '../support/target.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.remove());

interface Server {
  emulator: Emulator;
  stripe: Stripe;
}

/** @returns clients of the same sandbox, each at a server of its own */
async function servers(): Promise<[Server, Server]> {
  const store = await postgres.newSchema();
  const key = freshKey();
  const start = async (): Promise<Server> => {
    const emulator = createEmulator({ store });
    onTestFinished(() => emulator.close());
    await emulator.ready();
    return { emulator, stripe: sdk('http://awning', key, emulator.fetch, { maxNetworkRetries: 0 }) };
  };
  return Promise.all([start(), start()]);
}

const PAY = {
  amount: 2000,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
  confirm: true,
};

test('any request to any server', async () => {
  const [one, two] = await servers();
  const customer = await one.stripe.customers.create({ name: 'Ada' });
  const intent = await two.stripe.paymentIntents.create({ ...PAY, customer: customer.id, capture_method: 'manual' });
  const captured = await one.stripe.paymentIntents.capture(intent.id);
  const refund = await two.stripe.refunds.create({ charge: captured.latest_charge as string });
  expect(await one.stripe.refunds.retrieve(refund.id)).toMatchObject({ amount: 2000, status: 'succeeded' });
});

test('one effect for one idempotency key, at both servers at once', async () => {
  const [one, two] = await servers();
  const pay = ({ stripe }: Server, idempotencyKey: string) =>
    stripe.paymentIntents.create(PAY, { idempotencyKey }).then(
      ({ id }) => id,
      (error: Stripe.errors.StripeError) => error.code,
    );
  for (let round = 0; round < 10; round++) {
    const answers = await Promise.all([one, two, one, two].map((server) => pay(server, `pay ${round}`)));
    const made = new Set(answers.filter((answer) => answer !== 'idempotency_key_in_use'));
    expect(made.size).toBe(1);
    expect([...made][0]).toMatch(/^pi_/);
    expect(await pay(two, `pay ${round}`)).toBe([...made][0]);
  }
  expect((await one.stripe.paymentIntents.list({ limit: 100 })).data.length).toBe(10);
});

test('what falls due is done once', async () => {
  const [one, two] = await servers();
  const params = { ...PAY, payment_method: 'pm_card_bypassPending' };
  // Servers that were told of different payments are at work in the same sandbox at the same time.
  await Promise.all([one, two, one, two, one, two].map(({ stripe }) => stripe.paymentIntents.create(params)));
  const done = await eventually(async () => {
    const events = await two.stripe.events.list({ type: 'balance.available', limit: 100 });
    expect(events.data.length).toBeGreaterThanOrEqual(6);
    return events.data.length;
  });
  expect(done).toBe(6);
  expect((await one.stripe.balance.retrieve()).available[0]?.amount).toBe(6 * (2000 - 88));
});

test('webhooks that a server has not sent when it stops are sent by another', async () => {
  const [one, two] = await servers();
  const receiver = await openReceiver();
  onTestFinished(() => receiver.close());
  receiver.answer(500);
  await two.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['customer.created'] });
  const { id } = await one.stripe.customers.create();
  await receiver.received(1);
  await one.emulator.close();
  const before = receiver.deliveries.length;
  receiver.answer(200);
  const [sent] = (await receiver.received(before + 1)).slice(before);
  expect(JSON.parse(sent?.body ?? '').data.object.id).toBe(id);
  await eventually(async () => expect((await two.stripe.events.list()).data[0]?.pending_webhooks).toBe(0));
});
