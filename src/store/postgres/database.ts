/** Work on a PostgreSQL database: the writers of one sandbox in a row, wherever they are, and sandboxes side by side. */
import type { Connection } from '../sql/connection.ts';
import { type Sql, StoredRows } from '../sql/rows.ts';
import type { Database } from '../sql/store.ts';
import { type Counts, SqlTransaction } from '../sql/transaction.ts';
import { Writes } from '../sql/writes.ts';
import type { Attendance } from './attendance.ts';
import { type Batch, Line } from './line.ts';
import { claim } from './locks.ts';
import type { Pool } from './pool.ts';
import type { Session } from './session.ts';

interface Parts {
  readonly sql: Sql;
  readonly pool: Pool;
  readonly session: Session;
  readonly attendance: Attendance;
  /** Milliseconds of the machine's clock. */
  readonly now: () => number;
}

export class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  private readonly lines = new Map<string, Line>();

  constructor(private readonly parts: Parts) {}

  transact(sandbox: string, work: (tx: SqlTransaction) => Promise<void>): Promise<void> {
    const { sql, now } = this.parts;
    return this.alone(sandbox, async (connection, last) => {
      const rows = new StoredRows(sql, () => connection, sandbox);
      const tx = new SqlTransaction(sql.declared, rows, this.counts(connection, sandbox, last));
      try {
        await work(tx);
        const written = await tx.finish();
        if (written === undefined) return false;
        const writes = new Writes(sql.declared, sql.statements);
        writes.add(sandbox, written, now());
        await writes.send(connection);
        return true;
      } finally {
        tx.end();
      }
    });
  }

  async alone(sandbox: string, work: (connection: Connection, last: number) => Promise<boolean>): Promise<void> {
    const line = this.lines.get(sandbox) ?? new Line(() => this.begin());
    this.lines.set(sandbox, line);
    try {
      await line.run(async (connection) => work(connection, await this.enter(connection, sandbox)));
    } finally {
      if (line.isIdle) this.lines.delete(sandbox);
    }
  }

  read: Database['read'] = (sandbox, work) =>
    this.look((connection) => work(new StoredRows(this.parts.sql, () => connection, sandbox)));

  look: Database['look'] = (work) =>
    this.parts.pool.use(async (connection) => {
      const begun = connection.exec('begin isolation level repeatable read read only');
      try {
        const [answer] = await Promise.all([work(connection), begun]);
        return answer;
      } finally {
        // Statements take effect in their order: whoever has the connection next need not wait for this one.
        connection.exec('commit').catch((error) => connection.cut(error));
      }
    });

  claim = (sandbox: string, name: string) => claim(this.parts.session, sandbox, name);

  async close(): Promise<void> {
    const { attendance, session, pool } = this.parts;
    await Promise.all([...this.lines.values()].map((line) => line.idle()));
    await attendance.close();
    await Promise.all([session.close(), pool.close()]);
  }

  private async begin(): Promise<Batch> {
    const { pool } = this.parts;
    const connection = await pool.take();
    const begun = connection.exec('begin');
    // Told by `commit`, and by every statement before it.
    begun.catch(() => {});
    return {
      connection,
      commit: async () => {
        await begun;
        await connection.commit();
        pool.give(connection);
      },
      abandon: async () => {
        await connection.exec('rollback').catch((error) => connection.cut(error));
        pool.give(connection);
      },
    };
  }

  /** Has a sandbox to itself. @returns the number of its newest record */
  private async enter(connection: Connection, sandbox: string): Promise<number> {
    const { enterSandbox, addSandbox } = this.parts.sql.statements;
    let row = await connection.one(enterSandbox, { sandbox });
    while (row === undefined) {
      // Only a row that is there can be locked; another server may remove it in the same moment.
      const added = connection.run(addSandbox, { sandbox, number: 0, used: 0 });
      [, row] = await Promise.all([added, connection.one(enterSandbox, { sandbox })]);
    }
    return row.number as number;
  }

  private counts(connection: Connection, sandbox: string, last: number): Counts {
    const { counter } = this.parts.sql.statements;
    return {
      last,
      counter: async (name) => Number((await connection.one(counter, { sandbox, name }))?.value ?? 0),
    };
  }
}
