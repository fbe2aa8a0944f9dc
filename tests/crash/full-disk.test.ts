/** A disk that is full: writers are told, readers go on, and all is well when there is room again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { expect, onTestFinished, test } from 'vitest';
import { sdk } from '../support/client.ts';
import { unlimit } from '../support/limited.ts';
import { startPostgres } from '../support/postgres/server.ts';
import { Server } from './server.ts';

const MB = 1024 * 1024;

async function start(server: Server): Promise<Stripe> {
  onTestFinished(() => server.kill());
  await server.start();
  return sdk(server.url, 'sk_test_full', fetch, { maxNetworkRetries: 0 });
}

/** @returns how many customers were made until there was no room */
async function fill(stripe: Stripe): Promise<number> {
  for (let made = 0; made < 10_000; made++) {
    const answer = await stripe.customers
      .create({ name: 'Ada' }, { idempotencyKey: `customer ${made}` })
      .catch((error: Stripe.errors.StripeError) => error);
    if ('id' in answer) continue;
    expect(answer).toMatchObject({
      statusCode: 503,
      type: 'StripeAPIError',
      headers: { 'stripe-should-retry': 'true' },
    });
    return made;
  }
  throw new Error('the disk never became full');
}

/** @param made customers that were acknowledged; the next one was not */
async function expectWell(stripe: Stripe, made: number): Promise<void> {
  await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: `customer ${made}` });
  const all = await stripe.customers.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  expect(all.length).toBe(made + 1);
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  expect(events.length).toBe(made + 1);
}

const onLinux = test.runIf(process.platform === 'linux');

onLinux('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'awning-full-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const server = new Server(['--store', join(folder, 'awning.db')], MB);
  const stripe = await start(server);
  const made = await fill(stripe);
  expect(made).toBeGreaterThan(10);
  expect((await stripe.customers.list({ limit: 1 })).data.length).toBe(1);
  await expect(stripe.customers.create({ name: 'Ada' })).rejects.toMatchObject({ statusCode: 503 });
  unlimit(server.pid as number);
  await expectWell(stripe, made);
});

onLinux('PostgreSQL', async () => {
  // Files of its log have 16 MB from the beginning.
  const postgres = await startPostgres({ fileLimit: 20 * MB });
  onTestFinished(() => postgres.remove());
  const stripe = await start(new Server(['--store', postgres.url]));
  const filler = `insert into awning_records
    select 'filler', 'filler', gen_random_uuid()::text, null, 0, 0, repeat(md5(i::text), 50), ''
    from generate_series(1, 500) i`;
  const filling = (async () => {
    for (;;) await postgres.query(filler);
  })();
  await expect(filling).rejects.toThrow('could not extend file');
  const made = await fill(stripe);
  expect((await stripe.customers.list({ limit: 1 })).data.length).toBe(1);
  await postgres.query("delete from awning_records where sandbox = 'filler'");
  await postgres.query('vacuum awning_records');
  await expectWell(stripe, made);
});
