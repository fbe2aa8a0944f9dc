/** What a driver must do for the SQL engines. */
import type { Statement, Values } from './statement.ts';

export type Row = Readonly<Record<string, string | number | null>>;

/**
 * One connection, used by one transaction at a time. Statements take effect in the order of the calls, awaited or not.
 * Each throws a StoreError when the database fails, and else what the driver says of a statement that makes no sense.
 */
export interface Connection {
  all(statement: Statement, values: Values): Promise<Row[]>;
  /** The first row. */
  one(statement: Statement, values: Values): Promise<Row | undefined>;
  /** @param rows as many as the statement was made for */
  run(statement: Statement, ...rows: readonly Values[]): Promise<void>;
  /** Runs SQL that has no parameters. */
  exec(sql: string): Promise<void>;
  /** What follows in this transaction may take long, as it is about a whole sandbox. */
  takeTime?(): Promise<void>;
}
