/** The store on any SQL database, once there is a way to work on it. */
import { Claims, type Release } from '../claims.ts';
import { Declared } from '../declared.ts';
import { StoreError } from '../errors.ts';
import type { Carriage } from '../snapshots.ts';
import type { Collection, First, Orphaned, Reader, Store, StoreOptions, Transaction } from '../store.ts';
import { SqlCarriage } from './carriage.ts';
import type { Connection } from './connection.ts';
import { Lists } from './lists.ts';
import { SqlReader } from './reader.ts';
import type { Rows, Sql } from './rows.ts';
import { type Done, type Grounds, SqlSnapshots } from './snapshots.ts';
import type { Dialect, Values } from './statement.ts';
import { statementsFor } from './statements.ts';
import type { SqlTransaction } from './transaction.ts';
import { wholeStatementsFor } from './whole-statements.ts';
import { Writes } from './writes.ts';

/** What an engine adds. All may throw a StoreError. */
export interface Database {
  readonly dialect: Dialect;
  /** Does the work in its turn, as Store.transaction says. */
  transact(sandbox: string, work: (tx: SqlTransaction) => Promise<void>): Promise<void>;
  /**
   * Has the sandbox to itself; all or nothing of the work is committed.
   * @param work gets the number of the newest record; says whether it wrote anything
   */
  alone(sandbox: string, work: (connection: Connection, last: number) => Promise<boolean>): Promise<void>;
  /** A consistent view of one sandbox. */
  read<T>(sandbox: string, work: (rows: Rows) => Promise<T>): Promise<T>;
  /** A consistent view of the whole database. */
  look<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** The same among all processes that use the database; without it there is one process only. */
  claim?(sandbox: string, name: string): Promise<Release | undefined>;
  close(): Promise<void>;
}

export function sqlFor(dialect: Dialect, collections: readonly Collection[]): Sql {
  return { declared: new Declared(collections), statements: statementsFor(dialect), lists: new Lists(dialect) };
}

export class SqlStore implements Store {
  readonly server: string;
  readonly snapshots: SqlSnapshots;
  readonly carriage: Carriage;
  private readonly claims = new Claims();

  constructor(
    private readonly database: Database,
    private readonly sql: Sql,
    private readonly options: StoreOptions,
  ) {
    this.server = options.server;
    const grounds: Grounds = {
      declared: sql.declared,
      statements: { ...sql.statements, ...wholeStatementsFor(database.dialect) },
      now: options.now,
      alone: (sandbox, work) => this.alone(sandbox, work),
      read: (work) =>
        database.look(async (connection) => {
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
    await this.certain(sandbox, () =>
      this.database.transact(sandbox, async (tx) => {
        answer = { is: await work(tx) };
      }),
    );
    return (answer as unknown as { is: T }).is;
  }

  read<T>(sandbox: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.database.read(sandbox, async (rows) => {
      const reader = new SqlReader(this.sql.declared, rows);
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
    const work = async (connection: Connection): Promise<boolean> => {
      await connection.takeTime?.();
      if (unusedSince !== undefined) {
        const row = await connection.one(this.sql.statements.lastUse, { sandbox });
        if (((row?.used as number | undefined) ?? 0) >= unusedSince) return false;
        await this.snapshots.forget(connection, sandbox);
      }
      const { emptySandbox, forgetSandbox } = this.sql.statements;
      await Promise.all([...emptySandbox, forgetSandbox].map((statement) => connection.run(statement, { sandbox })));
      if (await this.snapshots.hasAny(connection, sandbox)) await this.leave(connection, sandbox, 0);
      return true;
    };
    return this.certain(sandbox, () => this.database.alone(sandbox, work));
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private query(name: 'sandboxes' | 'first' | 'orphaned', values: Values) {
    return this.database.look((connection) => connection.all(this.sql.statements[name], values));
  }

  private async alone<T>(
    sandbox: string,
    work: (connection: Connection, last: number) => Promise<Done<T>>,
  ): Promise<T> {
    let done: Done<T> | undefined;
    await this.certain(sandbox, () =>
      this.database.alone(sandbox, async (connection, before) => {
        await connection.takeTime?.();
        done = await work(connection, before);
        if (done.last === undefined) return false;
        await this.leave(connection, sandbox, done.last);
        return true;
      }),
    );
    return (done as unknown as Done<T>).answer;
  }

  private leave(connection: Connection, sandbox: string, last: number): Promise<void> {
    const writes = new Writes(this.sql.declared, this.sql.statements);
    writes.leave(sandbox, last, this.options.now());
    return writes.send(connection);
  }

  /** Tells whoever must know when nobody can say whether something was committed. */
  private async certain(sandbox: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof StoreError) this.options.inDoubt?.(sandbox);
      throw error;
    }
  }
}
