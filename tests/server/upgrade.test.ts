/** Files that earlier versions of Awning wrote: each is a dump of a payment, its refund and their webhooks. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { createEmulator } from '../../src/server/emulator.ts';
import { SCHEMA_VERSION } from '../../src/store/sql/schema.ts';
import { sdk } from '../support/client.ts';
import { startPostgres } from '../support/postgres/server.ts';

const DUMPS = join(import.meta.dirname, 'upgrade');
const APPLICATION = 1098346087;

/** Dumps are SQLite's; PostgreSQL was written in the same words, but for one. */
const dumped = (dump: string): string => readFileSync(join(DUMPS, dump), 'utf8');

/** @returns the path of a file as the dumped version left it */
function fileOf(dump: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'awning-upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'old.db');
  const file = new Database(path, {});
  file.exec(`pragma auto_vacuum = incremental; pragma application_id = ${APPLICATION}`);
  file.exec(dumped(dump));
  file.close();
  return path;
}

function schemaIn(path: string): string {
  const file = new Database(path, {});
  const row = file.prepare("select value from awning_meta where name = 'schema'").get([]) as { value: string };
  file.close();
  return row.value;
}

test('there is a dump of every version but the newest', () => {
  const versions = Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => `version-${i + 1}.sql`);
  expect(readdirSync(DUMPS).sort()).toEqual(versions);
});

/** @param store as the dumped version left it */
async function expectEverything(store: string): Promise<void> {
  const emulator = createEmulator({ store, time: '2026-01-31T13:00:00Z' });
  const stripe = sdk('http://awning', 'sk_test_first', emulator.fetch);
  const [intent] = (await stripe.paymentIntents.list({ expand: ['data.latest_charge'] })).data;
  expect(intent).toMatchObject({ status: 'succeeded', amount: 2000, latest_charge: { amount_refunded: 500 } });
  const params = { email: 'ada@example.com', metadata: { order: '1' } };
  const customer = await stripe.customers.create(params, { idempotencyKey: 'first' });
  expect(customer.id).toBe(intent?.customer);
  const { data: found } = await stripe.customers.search({ query: 'metadata["order"]:"1"' });
  expect(found.map(({ id }) => id)).toEqual([customer.id]);
  await stripe.refunds.create({ payment_intent: intent?.id as string });
  expect((await stripe.events.list()).data.at(0)).toMatchObject({ type: 'charge.refunded' });
  await emulator.close();
}

test.each(readdirSync(DUMPS))('%s is brought forward, with everything in it', async (dump) => {
  const path = fileOf(dump);
  await expectEverything(path);
  expect(schemaIn(path)).toBe(String(SCHEMA_VERSION));
});

test.each(readdirSync(DUMPS))('%s is brought forward in PostgreSQL too', async (dump) => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  await postgres.query(dumped(dump).replaceAll(' without rowid', ''));
  // The server that wrote it is gone.
  await postgres.query('update awning_servers set until = 0');
  await expectEverything(postgres.url);
  expect(await postgres.query("select value from awning_meta where name = 'schema'")).toEqual([
    { value: String(SCHEMA_VERSION) },
  ]);
});
