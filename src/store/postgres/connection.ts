/** One connection to PostgreSQL, on pg: the one file that knows the driver. */
import { Socket } from 'node:net';
import type { Client, QueryResult } from 'pg';
import { StoreRefused, StoreUnavailable } from '../errors.ts';
import type { Connection, Row } from '../sql/connection.ts';
import type { Statement, Values } from '../sql/statement.ts';
import type { Address } from './address.ts';
import { translated } from './errors.ts';

/** A server that stands still in the middle of its work must not keep others from the sandbox for long. Milliseconds. */
const STANDSTILL = 8000;

/** What moves a whole sandbox may take so long, in milliseconds. */
const LONG = 600_000;

export class PostgresConnection implements Connection {
  private lost: unknown;
  private limit: ReturnType<typeof setTimeout> | undefined;
  /** Answers that are still to come. */
  private expected = 0;
  /** Milliseconds. */
  private patience: number;

  constructor(
    private readonly client: Client,
    private readonly socket: Socket,
    private readonly address: Address,
  ) {
    this.patience = address.toUse;
    client.on('error', (error) => {
      this.lost ??= error;
    });
    client.on('end', () => {
      this.lost ??= new Error('the connection has ended');
    });
  }

  get isLost(): boolean {
    return this.lost !== undefined;
  }

  async all(statement: Statement, values: Values): Promise<Row[]> {
    return (await this.bound(statement, [values])).rows as Row[];
  }

  async one(statement: Statement, values: Values): Promise<Row | undefined> {
    return (await this.all(statement, values))[0];
  }

  async run(statement: Statement, ...rows: readonly Values[]): Promise<void> {
    await this.bound(statement, rows);
  }

  async exec(sql: string): Promise<void> {
    await this.send({ text: sql });
  }

  /** Rows of SQL that runs too seldom to be prepared. */
  async rows(sql: string, values: readonly string[] = []): Promise<Row[]> {
    return (await this.send({ text: sql, values: [...values] })).rows as Row[];
  }

  /** @throws StoreUnavailable when nothing was committed, because something had failed before */
  async commit(): Promise<void> {
    const { command } = await this.send({ text: 'commit' });
    if (command !== 'COMMIT') throw new StoreUnavailable(`${this.address.name} has undone a transaction`);
  }

  /** What follows is quick again. */
  takeNoTime(): void {
    this.patience = this.address.toUse;
  }

  async takeTime(): Promise<void> {
    this.patience = LONG;
    await this.exec(`set local statement_timeout = ${LONG}; set local idle_in_transaction_session_timeout = ${LONG}`);
  }

  /** Ends it at once, whatever is under way. */
  cut(reason: Error): void {
    this.lost ??= reason;
    this.socket.destroy();
  }

  async close(): Promise<void> {
    if (this.isLost) return;
    this.socket.ref();
    await this.client.end();
  }

  /** Nobody waits for ever: when no answer comes for long, the connection is cut. */
  private expect(answers: 1 | -1): void {
    this.expected += answers;
    clearTimeout(this.limit);
    if (this.expected === 0) return;
    const { patience } = this;
    this.limit = setTimeout(() => this.cut(new Error(`no answer within ${patience / 1000} seconds`)), patience);
  }

  /** What is sent in one go travels in one go: each piece by itself would cost a system call. */
  private together(): void {
    if (this.socket.writableCorked > 0) return;
    this.socket.cork();
    process.nextTick(() => this.socket.uncork());
  }

  private bound(statement: Statement, rows: readonly Values[]): Promise<QueryResult> {
    return this.send({ name: statement.name, text: statement.sql, values: statement.bind(rows) });
  }

  private async send(query: { name?: string; text: string; values?: unknown[] }): Promise<QueryResult> {
    this.expect(1);
    this.together();
    try {
      return await this.client.query(query);
    } catch (error) {
      // Why a connection was lost says more than that it was.
      throw translated(this.lost ?? error, this.address.name);
    } finally {
      this.expect(-1);
    }
  }
}

/** @throws StoreError */
export async function connect(address: Address): Promise<PostgresConnection> {
  const { default: pg } = await import('pg').catch((error) => {
    throw new StoreRefused('install pg to keep data in PostgreSQL: npm install pg', error);
  });
  const socket = new Socket();
  // Statements are sent without waiting for the answers to those before.
  const { url, name, toConnect, toUse } = address;
  const settings = {
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: toConnect,
    // PostgreSQL itself gives up what nobody waits for any more.
    statement_timeout: toUse,
    lock_timeout: toUse,
    idle_in_transaction_session_timeout: STANDSTILL,
  };
  try {
    const client = new pg.Client({
      application_name: 'awning',
      ...settings,
      connectionString: url,
      stream: () => socket,
    });
    const connection = new PostgresConnection(client, socket, address);
    await client.connect();
    // An idle connection keeps no process alive; the timer of one that is in use does.
    socket.unref();
    return connection;
  } catch (error) {
    socket.destroy();
    throw translated(error, name);
  }
}
