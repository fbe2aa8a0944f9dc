/** The engine that keeps everything in one SQLite file, used by one process at a time. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreRefused } from '../errors.ts';
import type { Batch } from '../sql/line.ts';
import { statementsFor } from '../sql/statements.ts';
import { type Database, SqlStore } from '../sql/store.ts';
import { migrate } from '../sql/versions.ts';
import type { Store, StoreOptions } from '../store.ts';
import { connect, type SqliteConnection } from './connection.ts';
import { checkFile, lock } from './file.ts';
import { Readers } from './readers.ts';

/** In the header of every file of Awning's: `Awng`. */
const APPLICATION = 0x41776e67;
/** What the log of writes may be left with on disk after it was copied into the file, in bytes. */
const LOG_LIMIT = 64 * 1024 * 1024;
const FOREVER = 1e15;

/** @throws StoreRefused when the file cannot be used; it is then as it was before */
export async function openSqlite(path: string, options: StoreOptions): Promise<Store> {
  await checkFile(path);
  const file = join(await realpath(dirname(path)), basename(path));
  const locked = await lock(file);
  const opened: SqliteConnection[] = [locked];
  try {
    const writer = await connect(file);
    opened.push(writer);
    await prepare(writer, path, options);
    const readers = new Readers(() => connect(file));
    return new SqlStore(new SqliteDatabase(writer, readers, locked), options);
  } catch (error) {
    for (const connection of opened) connection.close();
    throw error;
  }
}

async function prepare(
  writer: SqliteConnection,
  name: string,
  { contract, collections, server }: StoreOptions,
): Promise<void> {
  const statements = statementsFor('sqlite');
  const isEmpty = await checkApplication(writer, name);
  if (isEmpty) await writer.exec('pragma auto_vacuum = incremental');
  await writer.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
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

class SqliteDatabase implements Database {
  readonly dialect = 'sqlite';
  readonly oneWriter = true;

  constructor(
    private readonly writer: SqliteConnection,
    private readonly readers: Readers,
    private readonly locked: SqliteConnection,
  ) {}

  async begin(): Promise<Batch> {
    const { writer } = this;
    await writer.exec('begin immediate');
    return {
      connection: writer,
      commit: () => writer.execInBackground('commit'),
      // After some failures SQLite has undone everything by itself.
      abandon: () => writer.exec('rollback').catch(() => {}),
    };
  }

  read: Database['read'] = (work) => this.readers.use(work);

  async close(): Promise<void> {
    this.readers.close();
    await this.writer.pragma('wal_checkpoint(truncate)');
    this.writer.close();
    this.locked.close();
  }
}
