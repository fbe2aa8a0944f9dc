/** Connections to a SQLite file, on libsql: the one file that knows the driver. */
import { StoreRefused, StoreUnavailable } from '../errors.ts';
import type { Connection, Row } from '../sql/connection.ts';
import type { Statement, Value, Values } from '../sql/statement.ts';

/** Of a prepared statement; all but `all` do their work at once. */
interface Prepared {
  run(values: readonly Value[]): unknown;
  get(values: readonly Value[]): Row | undefined;
  all(values: readonly Value[]): Row[] | Promise<Row[]>;
}

/** Of a connection of the driver. */
interface Handle {
  prepare(sql: string): Prepared | Promise<Prepared>;
  exec(sql: string): unknown;
  close(): void;
}

/** Failures of the file or its disk, by the beginning of SQLite's codes; others are faults of ours. */
const OF_THE_FILE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB|PERM|AUTH|PROTOCOL)/;

export class SqliteConnection implements Connection {
  private readonly prepared = new Map<string, Prepared>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly handle: Handle) {}

  all(statement: Statement, values: Values): Promise<Row[]> {
    return this.use(statement.sql, (prepared) => prepared.all(statement.bind([values])));
  }

  one(statement: Statement, values: Values): Promise<Row | undefined> {
    return this.use(statement.sql, (prepared) => prepared.get(statement.bind([values])));
  }

  async run(statement: Statement, ...rows: readonly Values[]): Promise<void> {
    await this.use(statement.sql, (prepared) => prepared.run(statement.bind(rows)));
  }

  /** Off this thread, where the driver can do that. */
  async exec(sql: string): Promise<void> {
    await this.inTurn(async () => this.handle.exec(sql));
  }

  /** The value of a pragma, or what setting it answers. */
  async pragma(text: string): Promise<Value | undefined> {
    const row = await this.use(`pragma ${text}`, (prepared) => prepared.get([]));
    return row && (Object.values(row)[0] as Value);
  }

  close(): void {
    this.handle.close();
  }

  private use<T>(sql: string, work: (prepared: Prepared) => T | Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      let prepared = this.prepared.get(sql);
      if (prepared === undefined) {
        prepared = await this.handle.prepare(sql);
        this.prepared.set(sql, prepared);
      }
      return work(prepared);
    });
  }

  /** A statement that must be prepared first keeps its place before those that need not. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work).catch(translate);
    this.last = turn.catch(() => {});
    return turn;
  }
}

function translate(error: unknown): never {
  const { code = '', message } = error as { code?: string; message: string };
  if (OF_THE_FILE.test(code)) throw new StoreUnavailable(`the SQLite file cannot be used: ${message}`, error);
  throw error;
}

/** @param inBackground `exec` then does not hold up this thread, at the price of slower queries for many rows */
export async function connect(path: string, { inBackground = false } = {}): Promise<SqliteConnection> {
  const { default: Driver } = await (inBackground ? import('libsql/promise') : import('libsql')).catch((error) => {
    throw new StoreRefused('install libsql to keep data in a file: npm install libsql', error);
  });
  try {
    return new SqliteConnection(new Driver(path, {}) as unknown as Handle);
  } catch (error) {
    throw new StoreRefused(`${path} cannot be opened: ${(error as Error).message}`, error);
  }
}
