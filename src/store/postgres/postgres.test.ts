import { afterAll, beforeAll } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../tests/support/postgres/server.ts';
import { describeStore } from '../conformance/index.ts';
import { describeLastingStore } from '../conformance/lasting.ts';
import { KEPT } from '../conformance/records.ts';
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
