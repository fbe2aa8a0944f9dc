/** One connection to PostgreSQL, on pg: the one file that knows the driver. */
import { Socket } from 'node:net';
import type { Client, QueryResult } from 'pg';
import { StoreRefused, StoreUnavailable } from '../errors.ts';
import type { Connection, Row } from '../sql/connection.ts';
import type { Statement, Values } from '../sql/statement.ts';
import { translated } from './errors.ts';

/** Where a database is, and how a message names it: without the password. */
export interface Address {
  readonly url: string;
  readonly name: string;
}

/** Milliseconds. */
const TO_CONNECT = 5000;
const TO_USE = 10_000;

/** PostgreSQL itself gives up what takes longer, in milliseconds: whoever asked has done so by then. */
const LIMITS = {
  statement_timeout: 10_000,
  lock_timeout: 10_000,
  /** A server that stands still in the middle of its work must not keep others from the sandbox for long. */
  idle_in_transaction_session_timeout: 5000,
};

export class PostgresConnection implements Connection {
  private lost: unknown;

  constructor(
    private readonly client: Client,
    private readonly socket: Socket,
    private readonly name: string,
  ) {
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
    if (command !== 'COMMIT') throw new StoreUnavailable(`${this.name} has undone a transaction`);
  }

  /** Cuts the connection when the use of it takes too long, so that nobody waits for ever. @returns ends the use */
  use(): () => void {
    const timer = setTimeout(() => this.cut(new Error(`no answer within ${TO_USE / 1000} seconds`)), TO_USE);
    return () => clearTimeout(timer);
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

  private bound(statement: Statement, rows: readonly Values[]): Promise<QueryResult> {
    return this.send({ name: statement.name, text: statement.sql, values: statement.bind(rows) });
  }

  private async send(query: { name?: string; text: string; values?: unknown[] }): Promise<QueryResult> {
    try {
      return await this.client.query(query);
    } catch (error) {
      // Why a connection was lost says more than that it was.
      throw translated(this.lost ?? error, this.name);
    }
  }
}

/** @throws StoreError */
export async function connect({ url, name }: Address): Promise<PostgresConnection> {
  const { default: pg } = await import('pg').catch((error) => {
    throw new StoreRefused('install pg to keep data in PostgreSQL: npm install pg', error);
  });
  const socket = new Socket();
  // Statements are sent without waiting for the answers to those before.
  const settings = { pipeline: true, keepAlive: true, connectionTimeoutMillis: TO_CONNECT, ...LIMITS };
  try {
    const client = new pg.Client({
      application_name: 'awning',
      ...settings,
      connectionString: url,
      stream: () => socket,
    });
    const connection = new PostgresConnection(client, socket, name);
    await client.connect();
    // An idle connection keeps no process alive; the timer of one that is in use does.
    socket.unref();
    return connection;
  } catch (error) {
    socket.destroy();
    throw translated(error, name);
  }
}
