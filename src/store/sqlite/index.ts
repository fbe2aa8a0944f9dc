/** The engine that keeps everything in one SQLite file, used by one process at a time. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreRefused } from '../errors.ts';
import type { Statements } from '../sql/statements.ts';
import { SqlStore, sqlFor } from '../sql/store.ts';
import { migrate } from '../sql/versions.ts';
import type { Store, StoreOptions } from '../store.ts';
import { Cache } from './cached.ts';
import { Committer } from './committer.ts';
import { loadDriver, type SqliteConnection } from './connection.ts';
import { SqliteDatabase } from './database.ts';
import { checkFile, lock } from './file.ts';
import { Readers } from './readers.ts';
import { Views } from './views.ts';

/** In the header of every file of Awning's: `Awng`. */
const APPLICATION = 0x41776e67;
/** The log of writes is copied into the file when it has so many pages, of 4 KiB. */
const LOG_PAGES = 8000;
/** What the writing connection may keep in memory of the file, in KiB. */
const CACHE = 32_000;
/** What the log of writes may be left with on disk after it was copied into the file, in bytes. */
const LOG_LIMIT = 64 * 1024 * 1024;
const FOREVER = 1e15;

/** @throws StoreRefused when the file cannot be used; it is then as it was before */
export async function openSqlite(path: string, options: StoreOptions): Promise<Store> {
  await checkFile(path);
  const file = join(await realpath(dirname(path)), basename(path));
  const connect = await loadDriver();
  const locked = await lock(file, connect);
  const opened: SqliteConnection[] = [locked];
  try {
    const sql = sqlFor('sqlite', options.collections);
    const writer = connect(file);
    opened.push(writer);
    await prepare(writer, path, sql.statements, options);
    const readers = new Readers(() => connect(file));
    const views = new Views(readers);
    const cache = new Cache();
    const committer = new Committer({ sql, writer, views, cache, now: options.now });
    return new SqlStore(new SqliteDatabase({ sql, readers, views, cache, committer, locked }), sql, options);
  } catch (error) {
    for (const connection of opened) connection.close();
    throw error;
  }
}

async function prepare(
  writer: SqliteConnection,
  name: string,
  statements: Statements,
  { contract, collections, server }: StoreOptions,
): Promise<void> {
  const isEmpty = await checkApplication(writer, name);
  if (isEmpty) await writer.exec('pragma auto_vacuum = incremental');
  await writer.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma wal_autocheckpoint = ${LOG_PAGES};
    pragma cache_size = -${CACHE};
    pragma busy_timeout = 5000;
    pragma journal_size_limit = ${LOG_LIMIT}`);
  await writer.exec('begin immediate');
  await migrate({ connection: writer, dialect: 'sqlite', statements, contract, collections, name }, isEmpty);
  if (isEmpty) await writer.exec(`pragma application_id = ${APPLICATION}`);
  await writer.run(statements.attend, { server, lease: FOREVER });
  await writer.run(statements.outlive, { server });
  await writer.run(statements.forgetServers, {});
  await writer.exec('commit');
}

/** @returns whether nothing is in it yet @throws StoreRefused */
async function checkApplication(writer: SqliteConnection, name: string): Promise<boolean> {
  const application = await writer.pragma('application_id').catch((error) => {
    throw new StoreRefused(`${name} is not a SQLite database that can be read; it was left as it is`, error);
  });
  if (application === APPLICATION) return false;
  const isEmpty = (await writer.pragma('page_count')) === 0;
  if (!isEmpty) throw new StoreRefused(`${name} is a SQLite database, but not one of Awning's; it was left as it is`);
  return true;
}
