/** Connections to a SQLite file, on libsql: the one file that knows the driver. */
import { StoreRefused, StoreUnavailable } from '../errors.ts';
import type { Connection, Row } from '../sql/connection.ts';
import type { Statement, Value, Values } from '../sql/statement.ts';

/** Of a prepared statement. */
interface Prepared {
  run(values: readonly Value[]): unknown;
  get(values: readonly Value[]): Row | undefined;
  all(values: readonly Value[]): Row[];
}

/** Of a connection of the driver, which does its work at once. */
interface Handle {
  prepare(sql: string): Prepared;
  exec(sql: string): unknown;
  readonly inTransaction: boolean;
  close(): void;
}

/** The driver's other way: off this thread. It works with connections of either kind, as both hold the same. */
type ExecInBackground = (this: Handle, sql: string) => Promise<void>;

/** Failures of the file or its disk, by the beginning of SQLite's codes; others are faults of ours. */
const OF_THE_FILE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB|PERM|AUTH|PROTOCOL)/;

export class SqliteConnection implements Connection {
  private readonly prepared = new Map<string, Prepared>();

  constructor(
    private readonly handle: Handle,
    private readonly background: ExecInBackground,
  ) {}

  async all(statement: Statement, values: Values): Promise<Row[]> {
    try {
      return this.prepare(statement.sql).all(statement.bind([values]));
    } catch (error) {
      throw translated(error);
    }
  }

  async one(statement: Statement, values: Values): Promise<Row | undefined> {
    try {
      return this.prepare(statement.sql).get(statement.bind([values]));
    } catch (error) {
      throw translated(error);
    }
  }

  async run(statement: Statement, ...rows: readonly Values[]): Promise<void> {
    try {
      this.prepare(statement.sql).run(statement.bind(rows));
    } catch (error) {
      throw translated(error);
    }
  }

  async exec(sql: string): Promise<void> {
    this.execNow(sql);
  }

  /** SQL without parameters, at once. */
  execNow(sql: string): void {
    try {
      this.handle.exec(sql);
    } catch (error) {
      throw translated(error);
    }
  }

  /** Undoes the transaction, if there is one: after some failures SQLite has done so by itself. */
  undo(): void {
    if (this.handle.inTransaction) this.execNow('rollback');
  }

  /** As `exec`, for what waits for the disk: this thread goes on. Nothing else may be asked of the connection meanwhile. */
  async execInBackground(sql: string): Promise<void> {
    try {
      await this.background.call(this.handle, sql);
    } catch (error) {
      throw translated(error);
    }
  }

  /** The value of a pragma, or what setting it answers. */
  async pragma(text: string): Promise<Value | undefined> {
    try {
      const row = this.prepare(`pragma ${text}`).get([]);
      return row && (Object.values(row)[0] as Value);
    } catch (error) {
      throw translated(error);
    }
  }

  close(): void {
    this.handle.close();
  }

  private prepare(sql: string): Prepared {
    let prepared = this.prepared.get(sql);
    if (prepared === undefined) {
      prepared = this.handle.prepare(sql);
      this.prepared.set(sql, prepared);
    }
    return prepared;
  }
}

function translated(error: unknown): unknown {
  const { code = '', message } = error as { code?: string; message: string };
  return OF_THE_FILE.test(code) ? new StoreUnavailable(`the SQLite file cannot be used: ${message}`, error) : error;
}

/** Opens a file. @throws StoreRefused */
export type Connect = (path: string) => SqliteConnection;

/** Loads the driver. @throws StoreRefused when there is none */
export async function loadDriver(): Promise<Connect> {
  const [{ default: Driver }, { default: Background }] = await Promise.all([
    import('libsql'),
    import('libsql/promise'),
  ]).catch((error) => {
    throw new StoreRefused('install libsql to keep data in a file: npm install libsql', error);
  });
  return (path) => {
    try {
      return new SqliteConnection(new Driver(path, {}) as unknown as Handle, Background.prototype.exec);
    } catch (error) {
      throw new StoreRefused(`${path} cannot be opened: ${(error as Error).message}`, error);
    }
  };
}
