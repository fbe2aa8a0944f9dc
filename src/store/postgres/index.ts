/** The engine that keeps everything in a PostgreSQL database, which several servers may share. */
import { SqlStore, sqlFor } from '../sql/store.ts';
import type { Store, StoreOptions } from '../store.ts';
import { addressOf } from './address.ts';
import { Attendance } from './attendance.ts';
import { PostgresDatabase } from './database.ts';
import { Pool } from './pool.ts';
import { prepare } from './prepare.ts';
import { Session } from './session.ts';

/** Connections of one server: so many sandboxes can be worked on at once. */
const MOST = 10;

/** @throws StoreError when the database cannot be used, or not now */
export async function openPostgres(url: string, options: StoreOptions): Promise<Store> {
  const address = addressOf(url);
  const sql = sqlFor('postgres', options.collections);
  const { statements } = sql;
  // What keeps this server alive must not wait behind requests.
  const session = new Session(address);
  const attendance = new Attendance(session, statements, options.server);
  try {
    await session.use(async (connection) => {
      await prepare(connection, {
        statements,
        contract: options.contract,
        collections: options.collections,
        name: address.name,
      });
      await attendance.begin(connection);
    });
  } catch (error) {
    await session.close();
    throw error;
  }
  const pool = new Pool(address, MOST);
  const database = new PostgresDatabase({ sql, pool, session, attendance, now: options.now });
  return new SqlStore(database, sql, options);
}
