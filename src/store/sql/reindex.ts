/** Makes indexes of what was stored before they came: the database says which ones it was written with. */
import type { Collection } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { indexingStatementsFor } from './indexing-statements.ts';
import { entriesOf, placedOf } from './records.ts';
import type { Dialect, Values } from './statement.ts';
import type { Statements } from './statements.ts';
import { MOST_ROWS } from './writing-statements.ts';

/** Names of its indexes, by collection. */
type Indexes = Readonly<Record<string, readonly string[]>>;

/** Records that are read at once. */
const MOST_AT_ONCE = 500;

const indexesOf = (collections: readonly Collection[]): Indexes =>
  Object.fromEntries(collections.map(({ name, indexes }) => [name, Object.keys(indexes).sort()]));

/** What the database is to say when it has the indexes of these collections. */
export const indexList = (collections: readonly Collection[]): string => JSON.stringify(indexesOf(collections));

/** @param list of the database, undefined when it was written before there was one */
function changed(collections: readonly Collection[], list: string | undefined): Collection[] {
  const before: Indexes = list === undefined ? {} : JSON.parse(list);
  const after = indexesOf(collections);
  return collections.filter(({ name }) => String(before[name]) !== String(after[name]));
}

interface Parts {
  connection: Connection;
  dialect: Dialect;
  statements: Statements;
}

/** Within the caller's transaction, for all sandboxes and snapshots. @param list what the database said */
export async function reindex(
  { connection, dialect, statements }: Parts,
  collections: readonly Collection[],
  list: string | undefined,
): Promise<void> {
  const { emptyIndexes, recordsAfter } = indexingStatementsFor(dialect);
  for (const collection of changed(collections, list)) {
    await connection.run(emptyIndexes, { collection: collection.name });
    let last: Row | undefined = { sandbox: '', id: '' };
    while (last !== undefined) {
      const { sandbox, id } = last as { sandbox: string; id: string };
      const rows: Row[] = await connection.all(recordsAfter, {
        ...{ collection: collection.name, sandbox, id, limit: MOST_AT_ONCE },
      });
      await addEntries(connection, statements, collection, rows);
      last = rows.at(-1);
    }
  }
}

async function addEntries(
  connection: Connection,
  statements: Statements,
  collection: Collection,
  records: readonly Row[],
): Promise<void> {
  const entries = records.flatMap((row) => {
    const { key, number, record } = placedOf(row);
    const place = { sandbox: row.sandbox as string, collection: collection.name, key, number, id: row.id as string };
    return entriesOf(collection, record).map((entry): Values => ({ ...place, ...entry }));
  });
  for (let i = 0; i < entries.length; i += MOST_ROWS) {
    const some = entries.slice(i, i + MOST_ROWS);
    await connection.run(statements.addEntries(some.length), ...some);
  }
}
