/** The store on any SQL database, once there is a way to begin transactions on it. */
import { Claims, type Release } from '../claims.ts';
import { Declared } from '../declared.ts';
import { StoreError } from '../errors.ts';
import type { Carriage } from '../snapshots.ts';
import type { First, Orphaned, Reader, Store, StoreOptions, Transaction } from '../store.ts';
import { SqlCarriage } from './carriage.ts';
import type { Connection } from './connection.ts';
import { type Batch, Line } from './line.ts';
import { Lists } from './lists.ts';
import { type Sql, SqlReader } from './reader.ts';
import { type Done, type Grounds, SqlSnapshots } from './snapshots.ts';
import type { Dialect, Values } from './statement.ts';
import { statementsFor } from './statements.ts';
import { SqlTransaction } from './transaction.ts';
import { wholeStatementsFor } from './whole-statements.ts';

/** What an engine adds. */
export interface Database {
  readonly dialect: Dialect;
  /** One transaction after another, whatever their sandboxes; otherwise sandboxes do not wait for each other. */
  readonly oneWriter: boolean;
  begin(): Promise<Batch>;
  /** A connection that sees what was committed before, and that alone. @throws StoreError */
  read<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** The same among all processes that use the database; without it there is one process only. */
  claim?(sandbox: string, name: string): Promise<Release | undefined>;
  close(): Promise<void>;
}

export class SqlStore implements Store {
  readonly server: string;
  readonly snapshots: SqlSnapshots;
  readonly carriage: Carriage;
  private readonly sql: Sql;
  private readonly lines = new Map<string, Line>();
  private readonly claims = new Claims();

  constructor(
    private readonly database: Database,
    private readonly options: StoreOptions,
  ) {
    this.server = options.server;
    const { dialect } = database;
    this.sql = {
      declared: new Declared(options.collections),
      statements: statementsFor(dialect),
      lists: new Lists(dialect),
    };
    const grounds: Grounds = {
      declared: this.sql.declared,
      statements: { ...this.sql.statements, ...wholeStatementsFor(dialect) },
      now: options.now,
      alone: (sandbox, work) => this.alone(sandbox, work),
      read: (work) =>
        database.read(async (connection) => {
          await connection.takeTime?.();
          return work(connection);
        }),
    };
    this.snapshots = new SqlSnapshots(grounds);
    this.carriage = new SqlCarriage(grounds);
  }

  async open(): Promise<void> {}

  async transaction<T>(sandbox: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    let answer: { is: T } | undefined;
    await this.inLine(sandbox, async (connection) => {
      const tx = new SqlTransaction(this.sql, connection, sandbox, await this.enter(connection, sandbox));
      try {
        answer = { is: await work(tx) };
        await tx.finish(this.options.now());
        return tx.wrote;
      } finally {
        tx.end();
      }
    });
    return (answer as unknown as { is: T }).is;
  }

  read<T>(sandbox: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.database.read(async (connection) => {
      const reader = new SqlReader(this.sql, connection, sandbox);
      return work(reader).finally(() => reader.end());
    });
  }

  async claim(sandbox: string, name: string): Promise<Release | undefined> {
    const here = this.claims.take(sandbox, name);
    if (here === undefined || this.database.claim === undefined) return here;
    const release = await this.database.claim(sandbox, name).catch(async (error) => {
      await here();
      throw error;
    });
    if (release === undefined) await here();
    return release && (() => release().then(here));
  }

  async sandboxes(unusedSince = Number.MAX_VALUE): Promise<string[]> {
    const rows = await this.query('sandboxes', { used: unusedSince });
    return rows.map(({ sandbox }) => sandbox as string);
  }

  async first(collection: string, by: number, limit: number): Promise<First[]> {
    const found = new Map<string, number>();
    // A sandbox may come more than once; its first row is its first record.
    const rows = await this.query('first', { collection, by: Math.min(by, Number.MAX_VALUE), limit });
    for (const { sandbox, due } of rows) if (!found.has(sandbox as string)) found.set(sandbox as string, due as number);
    return [...found].map(([sandbox, key]) => ({ sandbox, key }));
  }

  async orphaned(collection: string, limit: number): Promise<Orphaned[]> {
    const rows = await this.query('orphaned', { collection, limit });
    return rows.map(({ sandbox, server }) => ({ sandbox, server }) as Orphaned);
  }

  clear(sandbox: string, unusedSince?: number): Promise<void> {
    return this.inLine(sandbox, async (connection) => {
      await connection.takeTime?.();
      await this.enter(connection, sandbox);
      if (unusedSince !== undefined) {
        const row = await connection.one(this.sql.statements.lastUse, { sandbox });
        if (((row?.used as number | undefined) ?? 0) >= unusedSince) return false;
        await this.snapshots.forget(connection, sandbox);
      }
      const { emptySandbox, forgetSandbox } = this.sql.statements;
      await Promise.all([...emptySandbox, forgetSandbox].map((statement) => connection.run(statement, { sandbox })));
      return true;
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.lines.values()].map((line) => line.idle()));
    await this.database.close();
  }

  private query(name: 'sandboxes' | 'first' | 'orphaned', values: Values) {
    return this.database.read((connection) => connection.all(this.sql.statements[name], values));
  }

  /** Has a sandbox to itself. @returns the number of its newest record */
  private async enter(connection: Connection, sandbox: string): Promise<number> {
    const { enterSandbox, addSandbox } = this.sql.statements;
    let row = await connection.one(enterSandbox, { sandbox });
    while (row === undefined && !this.database.oneWriter) {
      // Only a row that is there can be locked; another server may remove it in the same moment.
      const added = connection.run(addSandbox, { sandbox, number: 0, used: 0 });
      [, row] = await Promise.all([added, connection.one(enterSandbox, { sandbox })]);
    }
    return (row?.number as number | undefined) ?? 0;
  }

  private async alone<T>(
    sandbox: string,
    work: (connection: Connection, last: number) => Promise<Done<T>>,
  ): Promise<T> {
    let done: Done<T> | undefined;
    await this.inLine(sandbox, async (connection) => {
      await connection.takeTime?.();
      done = await work(connection, await this.enter(connection, sandbox));
      const { last: number } = done;
      if (number === undefined) return false;
      await connection.run(this.sql.statements.leaveSandbox, { sandbox, number, used: this.options.now() });
      return true;
    });
    return (done as unknown as Done<T>).answer;
  }

  private async inLine(sandbox: string, work: (connection: Connection) => Promise<boolean>): Promise<void> {
    const name = this.database.oneWriter ? '' : sandbox;
    const line = this.lines.get(name) ?? new Line(() => this.database.begin());
    this.lines.set(name, line);
    try {
      await line.run(work);
    } catch (error) {
      if (error instanceof StoreError) this.options.inDoubt?.(sandbox);
      throw error;
    } finally {
      if (line.isIdle) this.lines.delete(name);
    }
  }
}
