/** Carries the contents of a sandbox out of a SQL database, and into one. */
import type { Carriage, Held, Taker } from '../snapshots.ts';
import type { Connection, Row } from './connection.ts';
import { keyIn, placedOf } from './records.ts';
import type { Grounds } from './snapshots.ts';
import type { Values } from './statement.ts';
import { Writes } from './writes.ts';

/** Rows that are fetched at once. */
const SOME = 500;

export class SqlCarriage implements Carriage {
  constructor(private readonly grounds: Grounds) {}

  unload(sandbox: string, take: Taker): Promise<void> {
    const { statements, declared } = this.grounds;
    return this.grounds.read(async (connection) => {
      const counters = await connection.all(statements.counters, { sandbox });
      await take(counters.map(({ name, value }) => ({ counter: name as string, value: Number(value) })));
      let after: Values = { collection: '', key: 0, number: 0 };
      for (let isLast = false; !isLast; ) {
        const rows = await connection.all(statements.recordsAfter, { sandbox, ...after, limit: SOME });
        isLast = rows.length < SOME;
        after = placeOf(rows.at(-1)) ?? after;
        await take(
          rows
            .filter(({ collection }) => !declared.named(collection as string).passing)
            .map((row) => ({ collection: row.collection as string, record: placedOf(row).record })),
        );
      }
    });
  }

  load(sandbox: string, give: (take: Taker) => Promise<void>): Promise<void> {
    const { statements } = this.grounds;
    return this.grounds.alone(sandbox, async (connection) => {
      for (const statement of statements.emptySandbox) await connection.run(statement, { sandbox });
      let last = 0;
      await give(async (held) => {
        last = await this.put(connection, sandbox, held, last);
      });
      return { answer: undefined, last };
    });
  }

  /** @param last number that a record was given @returns the same, afterwards */
  private async put(connection: Connection, sandbox: string, held: readonly Held[], last: number): Promise<number> {
    const { declared, statements } = this.grounds;
    const writes = new Writes(declared, statements);
    let number = last;
    for (const one of held) {
      if ('counter' in one) {
        writes.count(sandbox, one.counter, one.value);
        continue;
      }
      const { collection, record } = one;
      const after = { record, key: keyIn(declared.named(collection), record), number: ++number };
      writes.change(sandbox, { collection, before: undefined, after });
    }
    await writes.send(connection);
    return number;
  }
}

function placeOf(row: Row | undefined): Values | undefined {
  if (row === undefined) return undefined;
  const { collection = '', key = 0, number = 0 } = row;
  return { collection, key, number };
}
