/** The engine that keeps everything in a PostgreSQL database, which several servers may share. */
import type { Batch } from '../sql/line.ts';
import { statementsFor } from '../sql/statements.ts';
import { type Database, SqlStore } from '../sql/store.ts';
import type { Store, StoreOptions } from '../store.ts';
import { addressOf } from './address.ts';
import { Attendance } from './attendance.ts';
import { claim } from './locks.ts';
import { Pool } from './pool.ts';
import { prepare } from './prepare.ts';
import { Session } from './session.ts';

/** Connections of one server: so many sandboxes can be worked on at once. */
const MOST = 10;

/** @throws StoreError when the database cannot be used, or not now */
export async function openPostgres(url: string, options: StoreOptions): Promise<Store> {
  const address = addressOf(url);
  const statements = statementsFor('postgres');
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
  return new SqlStore(new PostgresDatabase(pool, session, attendance), options);
}

class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  readonly oneWriter = false;

  constructor(
    private readonly pool: Pool,
    private readonly session: Session,
    private readonly attendance: Attendance,
  ) {}

  async begin(): Promise<Batch> {
    const connection = await this.pool.take();
    const begun = connection.exec('begin');
    // Told by `commit`, and by every statement before it.
    begun.catch(() => {});
    return {
      connection,
      commit: async () => {
        await begun;
        await connection.commit();
        this.pool.give(connection);
      },
      abandon: async () => {
        await connection.exec('rollback').catch((error) => connection.cut(error));
        this.pool.give(connection);
      },
    };
  }

  read: Database['read'] = (work) =>
    this.pool.use(async (connection) => {
      const begun = connection.exec('begin isolation level repeatable read read only');
      try {
        const [answer] = await Promise.all([work(connection), begun]);
        return answer;
      } finally {
        // Statements take effect in their order: whoever has the connection next need not wait for this one.
        connection.exec('commit').catch((error) => connection.cut(error));
      }
    });

  claim = (sandbox: string, name: string) => claim(this.session, sandbox, name);

  async close(): Promise<void> {
    await this.attendance.close();
    await Promise.all([this.session.close(), this.pool.close()]);
  }
}
