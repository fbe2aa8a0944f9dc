import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { describeStore } from '../conformance/index.ts';
import { describeLastingStore } from '../conformance/lasting.ts';
import { KEPT, thing } from '../conformance/records.ts';
import { StoreRefused, StoreUnavailable } from '../errors.ts';
import type { Reader } from '../store.ts';
import { openSqlite } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'awning-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newPath = (): string => join(folder, `${files++}.db`);
const OPTIONS = { ...KEPT, server: 'here', now: () => 0 };

describeStore('the SQLite engine', () => openSqlite(newPath(), OPTIONS));
describeLastingStore('the SQLite engine', async () => {
  const path = newPath();
  return (options) => openSqlite(path, options);
});

describe('a file that cannot be used is refused in one line, and stays as it is', () => {
  const refused = async (path: string, message: string): Promise<void> => {
    const before = existsSync(path) ? readFileSync(path) : undefined;
    const error = await openSqlite(path, OPTIONS).then(
      (store) => store.close(),
      (thrown: Error) => thrown,
    );
    expect(error).toBeInstanceOf(StoreRefused);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain('\n');
    if (before !== undefined) expect(readFileSync(path).equals(before)).toBe(true);
  };

  it('no database at all', async () => {
    const path = newPath();
    writeFileSync(path, 'Dear diary, '.repeat(1000));
    await refused(path, `${path} is not a SQLite database`);
  });

  it('the beginning of a database, and then something else', async () => {
    const path = newPath();
    writeFileSync(path, `SQLite format 3\0${'x'.repeat(5000)}`);
    await refused(path, `${path} is not a SQLite database that can be read`);
  });

  it("somebody else's database", async () => {
    const path = newPath();
    const other = new Database(path, {});
    other.exec('create table customers (id integer primary key)');
    other.close();
    await refused(path, "not one of Awning's");
  });

  it('one that a newer Awning wrote', async () => {
    const path = newPath();
    await (await openSqlite(path, OPTIONS)).close();
    const newer = new Database(path, {});
    newer.exec("update awning_meta set value = '999' where name = 'schema'; pragma wal_checkpoint(truncate)");
    newer.close();
    await refused(path, `${path} was written by a newer Awning (format 999, this one knows 2)`);
  });

  it('one that another awning uses', async () => {
    const path = newPath();
    const store = await openSqlite(path, OPTIONS);
    await refused(path, `${path} is in use by another awning`);
    await store.close();
    await (await openSqlite(path, OPTIONS)).close();
  });

  it('a folder, and a file in a folder that is not there', async () => {
    mkdirSync(join(folder, 'inner'));
    await expect(openSqlite(join(folder, 'inner'), OPTIONS)).rejects.toThrow('is a folder, not a database file');
    await expect(openSqlite(join(folder, 'none', 'a.db'), OPTIONS)).rejects.toThrow('there is no folder');
  });
});

it('readers do not wait for writers, of the same sandbox or another', async () => {
  const store = await openSqlite(newPath(), OPTIONS);
  await store.transaction('a', (tx) => tx.put('thing', thing('1', 1, { value: 'before' })));
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const writing = store.transaction('a', async (tx) => {
    await tx.put('thing', thing('1', 1, { value: 'after' }));
    await tx.list('thing', { limit: 1 });
    await held;
  });
  const seen = () => store.read('a', async (reader) => (await reader.get('thing', '1'))?.data.value);
  expect(await seen()).toBe('before');
  release();
  await writing;
  expect(await seen()).toBe('after');
  await store.close();
});

it('a commit that fails takes along whoever has seen or changed what it would have brought', async () => {
  const path = newPath();
  const store = await openSqlite(path, OPTIONS);
  await store.transaction('a', (tx) => tx.put('thing', thing('1', 1, { value: 'before' })));
  const other = new Database(path, {});
  other.exec('begin immediate');
  const set = (value: string) => store.transaction('a', (tx) => tx.put('thing', thing('1', 1, { value })));
  const seen: unknown[] = [];
  const look = () => store.transaction('a', async (tx) => seen.push((await tx.get('thing', '1'))?.data.value));
  const settled = await Promise.allSettled([set('after'), look(), set('later'), look()]);
  expect(seen).toEqual(['after', 'later']);
  for (const outcome of settled)
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
  other.exec('rollback');
  other.close();
  await look();
  expect(seen.at(-1)).toBe('before');
  await set('again');
  await look();
  expect(seen.at(-1)).toBe('again');
  await store.close();
}, 20_000);

it('shows a reader the same from its beginning to its end, whatever is committed meanwhile', async () => {
  const store = await openSqlite(newPath(), OPTIONS);
  const set = (value: number) =>
    store.transaction('a', async (tx) => {
      for (const id of ['1', '2']) await tx.put('thing', thing(id, 1, { value, color: `${value}` }));
    });
  await set(0);
  const value = async (reader: Reader, id: string) => (await reader.get('thing', id))?.data.value;
  for (const warm of [true, false]) {
    if (warm) await store.read('a', async (reader) => [await value(reader, '1'), await value(reader, '2')]);
    const before = await store.read('a', (reader) => value(reader, '1'));
    await store.read('a', async (reader) => {
      expect(await value(reader, '1')).toBe(before);
      await set((before as number) + 1);
      expect(await value(reader, '2')).toBe(before);
      const { records } = await reader.list('thing', { where: { color: `${before}` }, limit: 9 });
      expect(records.map(({ id }) => id)).toEqual(['2', '1']);
    });
    expect(await store.read('a', (reader) => value(reader, '2'))).toBe((before as number) + 1);
  }
  await store.close();
});
