/** Snapshots in a SQL database: copies of rows, made by the database itself. */
import type { Declared } from '../declared.ts';
import type { Snapshot, Snapshots } from '../snapshots.ts';
import type { Connection, Row } from './connection.ts';
import { keyOf } from './keys.ts';
import type { Values } from './statement.ts';
import type { Statements } from './statements.ts';
import type { WholeStatements } from './whole-statements.ts';

/** What a part of a store may do with a sandbox. */
export interface Grounds {
  readonly declared: Declared;
  readonly statements: Statements & WholeStatements;
  /** Milliseconds of the machine's clock. */
  readonly now: () => number;
  /** Has the sandbox to itself; all or nothing of the work is committed. @param last number of its newest record */
  alone<T>(sandbox: string, work: (connection: Connection, last: number) => Promise<Done<T>>): Promise<T>;
  read<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
}

export interface Done<T> {
  readonly answer: T;
  /** The last number of a record from now on; undefined: nothing was written to the sandbox itself. */
  readonly last?: number;
}

type Kept = Snapshot & { copy: string; number: number };

function keptOf(row: Row): Kept {
  const { name, long_name, copy, taken, records, number } = row as Row & Kept & { long_name: string | null };
  return { name: long_name === null ? name : JSON.parse(long_name), copy, taken, records, number };
}

const told = ({ name, taken, records }: Kept): Snapshot => ({ name, taken, records });

export class SqlSnapshots implements Snapshots {
  constructor(private readonly grounds: Grounds) {}

  take(sandbox: string, name: string): Promise<Snapshot> {
    const { statements, now } = this.grounds;
    return this.grounds.alone(sandbox, async (connection, last) => {
      const before = await this.find(connection, sandbox, name);
      if (before !== undefined) await this.drop(connection, sandbox, before);
      // A mark that no sandbox's name has keeps copies apart from sandboxes.
      const copy = `copy ${keyOf(`${sandbox} ${name}`)}`;
      await this.copy(connection, sandbox, copy);
      for (const collection of this.passing())
        for (const statement of statements.emptyCollection)
          await connection.run(statement, { sandbox: copy, collection });
      const row = await connection.one(statements.countAll, { sandbox: copy });
      const kept: Kept = { name, copy, taken: now(), records: Number(row?.count), number: last };
      const key = keyOf(name);
      const long_name = key === name ? null : JSON.stringify(name);
      await connection.run(statements.addSnapshot, { ...kept, sandbox, name: key, long_name });
      return { answer: told(kept), last };
    });
  }

  async list(sandbox: string): Promise<Snapshot[]> {
    const { read, statements } = this.grounds;
    const rows = await read((connection) => connection.all(statements.snapshots, { sandbox }));
    return rows.map((row) => told(keptOf(row)));
  }

  restore(sandbox: string, name: string): Promise<Snapshot | undefined> {
    const { statements, declared } = this.grounds;
    return this.grounds.alone(sandbox, async (connection) => {
      const kept = await this.find(connection, sandbox, name);
      if (kept === undefined) return { answer: undefined };
      for (const statement of statements.emptySandbox) await connection.run(statement, { sandbox });
      await this.copy(connection, kept.copy, sandbox);
      for (const collection of declared.byName.values())
        if (collection.order !== undefined)
          await connection.run(statements.wait, { sandbox, collection: collection.name });
      return { answer: told(kept), last: kept.number };
    });
  }

  delete(sandbox: string, name: string): Promise<Snapshot | undefined> {
    return this.grounds.alone(sandbox, async (connection, last) => {
      const kept = await this.find(connection, sandbox, name);
      if (kept === undefined) return { answer: undefined };
      await this.drop(connection, sandbox, kept);
      return { answer: told(kept), last };
    });
  }

  /** Whether one is kept, within somebody else's work. */
  async hasAny(connection: Connection, sandbox: string): Promise<boolean> {
    return (await connection.one(this.grounds.statements.snapshots, { sandbox })) !== undefined;
  }

  /** All of a sandbox, within somebody else's work. */
  async forget(connection: Connection, sandbox: string): Promise<void> {
    const rows = await connection.all(this.grounds.statements.snapshots, { sandbox });
    for (const row of rows) await this.drop(connection, sandbox, keptOf(row));
  }

  private async find(connection: Connection, sandbox: string, name: string): Promise<Kept | undefined> {
    const row = await connection.one(this.grounds.statements.snapshot, { sandbox, name: keyOf(name) });
    return row && keptOf(row);
  }

  private async drop(connection: Connection, sandbox: string, { name, copy }: Kept): Promise<void> {
    const { statements } = this.grounds;
    for (const statement of statements.emptySandbox) await connection.run(statement, { sandbox: copy });
    await connection.run(statements.deleteSnapshot, { sandbox, name: keyOf(name) });
  }

  private async copy(connection: Connection, from: string, to: string): Promise<void> {
    const values: Values = { from, to };
    for (const statement of this.grounds.statements.copy) await connection.run(statement, values);
  }

  private passing(): string[] {
    return [...this.grounds.declared.byName.values()].filter(({ passing }) => passing).map(({ name }) => name);
  }
}
