/** Databases that cannot be used: refused in one line that says what to do, and left as they are. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../tests/support/postgres/server.ts';
import { KEPT } from '../conformance/records.ts';
import { StoreRefused, StoreUnavailable } from '../errors.ts';
import type { StoreOptions } from '../store.ts';
import { openPostgres } from './index.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
  await postgres.query("create role reader login password 'reader'");
}, 120_000);
afterAll(() => postgres.remove());

const OPTIONS: StoreOptions = { ...KEPT, server: 'here', now: () => 0 };

/** @returns the URL with some of it changed */
function changed(url: string, parts: Partial<Record<'username' | 'password' | 'pathname' | 'port', string>>): string {
  return Object.assign(new URL(url), parts).href;
}

async function refusal(url: string, options = OPTIONS): Promise<Error> {
  const error = await openPostgres(url, options).then(
    (store) => store.close().then(() => new Error('it was opened')),
    (thrown: Error) => thrown,
  );
  expect(error.message).not.toContain('\n');
  const { password } = new URL(url);
  if (password !== '' && password !== 'reader') expect(error.message).not.toContain(password);
  return error;
}

const tables = (schema: string) =>
  postgres.query(`select tablename from pg_tables where schemaname = '${schema}' order by 1`);

const schemaIn = (url: string): string => decodeURIComponent(url).split('search_path=')[1] as string;

it.each([
  ['a wrong password', { password: 'wrong' }, 'password authentication failed for user "awning"; give the password in'],
  ['no password', { password: '' }, 'asks for a password; give the password in the URL'],
  ['no such role', { username: 'nobody' }, 'password authentication failed for user "nobody"'],
  ['no such database', { pathname: '/none' }, 'database "none" does not exist; make the database with createdb'],
])('%s', async (_name, parts, message) => {
  const error = await refusal(changed(postgres.url, parts));
  expect(error).toBeInstanceOf(StoreRefused);
  expect(error.message).toContain(message);
});

it('nobody there', async () => {
  const error = await refusal(changed(postgres.url, { port: '9' }));
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(error.message).toBe(
    'postgres://awning@127.0.0.1:9/postgres cannot be reached: connect ECONNREFUSED 127.0.0.1:9',
  );
});

it('a role that may not make tables, and then one that may not change them', async () => {
  const url = await postgres.newSchema();
  const schema = schemaIn(url);
  await postgres.query(`grant usage on schema ${schema} to reader`);
  const asReader = changed(url, { username: 'reader', password: 'reader' });
  expect((await refusal(asReader)).message).toContain(`permission denied for schema ${schema}; grant the role`);
  expect(await tables(schema)).toEqual([]);

  await (await openPostgres(url, OPTIONS)).close();
  await postgres.query(`grant select, insert, update on all tables in schema ${schema} to reader`);
  expect((await refusal(asReader)).message).toContain(
    'the role reader lacks the right to delete on table awning_counters',
  );
  await postgres.query(`grant delete on all tables in schema ${schema} to reader`);
  await (await openPostgres(asReader, OPTIONS)).close();
});

it('a database whose encoding cannot hold every text', async () => {
  await postgres.query("create database latin encoding 'LATIN1' template template0");
  const error = await refusal(changed(postgres.url, { pathname: '/latin' }));
  expect(error.message).toContain('has the encoding LATIN1; Awning needs UTF8 (createdb --encoding UTF8');
});

it('one that a newer Awning wrote', async () => {
  const url = await postgres.newSchema();
  const schema = schemaIn(url);
  await (await openPostgres(url, OPTIONS)).close();
  await postgres.query(`update ${schema}.awning_meta set value = '999' where name = 'schema'`);
  const before = await postgres.query(`select * from ${schema}.awning_servers`);
  expect((await refusal(url)).message).toContain('was written by a newer Awning (format 999');
  expect(await postgres.query(`select * from ${schema}.awning_servers`)).toEqual(before);
});

it('one that servers of an older Awning still use; when they are gone it is brought forward', async () => {
  const url = await postgres.newSchema();
  const schema = schemaIn(url);
  const older = await openPostgres(url, OPTIONS);
  await postgres.query(`update ${schema}.awning_meta set value = '1' where name = 'schema'`);
  await postgres.query(`drop table ${schema}.awning_snapshots`);
  expect((await refusal(url)).message).toContain('is in use by a server of an older Awning; stop it');
  await older.close();
  await (await openPostgres(url, { ...OPTIONS, server: 'newer' })).close();
  const [version] = await postgres.query(`select value from ${schema}.awning_meta where name = 'schema'`);
  expect(Number(version?.value)).toBeGreaterThan(1);
});
