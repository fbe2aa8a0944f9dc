/** The emulator inside the test's own process: no port, the same behaviour. */
import Stripe from 'stripe';
import { afterEach, describe, expect, test } from 'vitest';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.ts';
import { eventually } from '../support/eventually.ts';

const started: Emulator[] = [];
afterEach(async () => {
  for (const emulator of started.splice(0)) await emulator.close();
});

function start(options: EmulatorOptions = {}, key = 'sk_test_in_process'): { emulator: Emulator; stripe: Stripe } {
  const emulator = createEmulator(options);
  started.push(emulator);
  return {
    emulator,
    stripe: new Stripe(key, {
      httpClient: Stripe.createFetchHttpClient(emulator.fetch as never),
      maxNetworkRetries: 0,
    }),
  };
}

const PAY = {
  amount: 2000,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
  confirm: true,
};

describe('in process', () => {
  test('sells something', async () => {
    const { stripe } = start();
    expect((await stripe.paymentIntents.create(PAY)).status).toBe('succeeded');
  });

  test('the same seed, time and requests give the same bytes', async () => {
    const run = async (): Promise<string> => {
      const { emulator, stripe } = start({ seed: 'x', time: '2026-03-01T12:00:00Z' });
      const answers: unknown[] = [
        await stripe.customers.create({ source: 'tok_visa' }),
        await stripe.paymentIntents.create(PAY),
      ];
      answers.push(
        await stripe.paymentIntents
          .create({ ...PAY, payment_method: 'pm_card_visa_chargeDeclined' })
          .catch((error: Stripe.errors.StripeError) => error.raw),
      );
      await emulator.clock.advance(10 * 24 * 3600);
      answers.push(
        await stripe.balance.retrieve(),
        await stripe.events.list({ limit: 100 }),
        await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/', enabled_events: ['*'] }),
      );
      return JSON.stringify(answers);
    };
    const [first, second] = [await run(), await run()];
    expect(first).toBe(second);
    expect(first).not.toContain('acct_undefined');
  });

  test('another seed gives other ids', async () => {
    const make = async (seed: string): Promise<string> => (await start({ seed, time: 0 }).stripe.customers.create()).id;
    expect(await make('a')).not.toBe(await make('b'));
  });

  test('a clock that stands still moves when told to, and what falls due happens on the way', async () => {
    const { emulator, stripe } = start({ time: '2026-03-01T12:00:00Z' });
    const start_ = Date.UTC(2026, 2, 1, 12) / 1000;
    expect(emulator.clock.now()).toBe(start_);
    expect((await stripe.customers.create()).created).toBe(start_);
    await stripe.charges.create({ amount: 1000, currency: 'usd', source: 'tok_visa' });
    expect((await stripe.balance.retrieve()).pending[0]?.amount).toBe(941);
    await emulator.clock.advance(30 * 24 * 3600);
    expect(emulator.clock.now()).toBe(start_ + 30 * 24 * 3600);
    const balance = await stripe.balance.retrieve();
    expect([balance.pending[0]?.amount, balance.available[0]?.amount]).toEqual([0, 941]);
    expect((await stripe.balanceTransactions.list()).data[0]?.status).toBe('available');
    const [event] = (await stripe.events.list({ type: 'balance.available' })).data;
    expect(event?.created).toBe((await stripe.balanceTransactions.list()).data[0]?.available_on);
  });

  test('on a clock that stands still, background work is done right after the answer', async () => {
    const { stripe } = start({ time: 0 });
    const { latest_charge } = await stripe.paymentIntents.create(PAY);
    expect((await stripe.charges.retrieve(latest_charge as string)).balance_transaction).toMatch(/^txn_/);
  });

  test('a running clock can be moved forward too', async () => {
    const { emulator } = start();
    const before = emulator.clock.now();
    await emulator.clock.advance(3600);
    expect(emulator.clock.now()).toBeGreaterThanOrEqual(before + 3600);
  });

  test('reset empties every sandbox', async () => {
    const { emulator, stripe } = start();
    await stripe.customers.create();
    await emulator.reset();
    expect((await stripe.customers.list()).data).toEqual([]);
  });

  test('two emulators share nothing', async () => {
    const [one, two] = [start(), start()];
    await one.stripe.customers.create();
    expect((await two.stripe.customers.list()).data).toEqual([]);
  });

  test('standing webhooks are called for every sandbox', async () => {
    const { openReceiver } = await import('../support/receiver.ts');
    const receiver = await openReceiver();
    const emulator = createEmulator({ webhooks: [{ url: receiver.url, secret: 'whsec_mine' }] });
    started.push(emulator);
    for (const key of ['sk_test_a', 'sk_test_b']) {
      await new Stripe(key, { httpClient: Stripe.createFetchHttpClient(emulator.fetch as never) }).customers.create();
    }
    const deliveries = await receiver.received(2);
    for (const { body, headers } of deliveries) {
      expect(Stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), 'whsec_mine').type).toBe(
        'customer.created',
      );
    }
    await receiver.close();
  });

  test('a time that is none is refused', () => {
    expect(() => createEmulator({ time: 'yesterday-ish' })).toThrow('yesterday-ish');
  });
});

test('a sandbox that nobody writes to is forgotten when that is asked for', async () => {
  const { stripe } = start({ sandboxTtl: 1 });
  await stripe.customers.create();
  await eventually(async () => expect((await stripe.customers.list()).data).toEqual([]), 10_000);
});
