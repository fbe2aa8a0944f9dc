import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../tests/support/postgres/server.ts';
import { describeStore } from '../conformance/index.ts';
import { describeLastingStore } from '../conformance/lasting.ts';
import { KEPT, thing } from '../conformance/records.ts';
import { describeSharedStore } from '../conformance/shared.ts';
import type { StoreOptions } from '../store.ts';
import { openPostgres } from './index.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.remove());

const OPTIONS = { ...KEPT, server: 'here', now: () => 0 };

describeStore('the PostgreSQL engine', async () => openPostgres(await postgres.newSchema(), OPTIONS));
const place = async () => {
  const url = await postgres.newSchema();
  return (options: StoreOptions) => openPostgres(url, options);
};
describeLastingStore('the PostgreSQL engine', place);
describeSharedStore('the PostgreSQL engine', place);

it('keeps a long queue for its connections waiting as long as it moves', { timeout: 60_000 }, async () => {
  // All of it takes longer than anybody may wait for a connection when nothing moves: four seconds.
  const store = await openPostgres(`${await postgres.newSchema()}&connect_timeout=2&statement_timeout=2000`, OPTIONS);
  const held = () => new Promise((resolve) => setTimeout(resolve, 400));
  const writing = Array.from({ length: 120 }, (_, i) =>
    store.transaction(`s${i}`, async (tx) => {
      await tx.put('thing', thing('1', 1));
      await held();
    }),
  );
  await Promise.all(writing);
  expect((await store.sandboxes()).length).toBe(120);
  await store.close();
});
