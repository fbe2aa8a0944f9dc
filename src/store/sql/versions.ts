/** What is stored says which schema and which version of Stripe's API it was written for; see schema.ts. */
import { StoreRefused } from '../errors.ts';
import type { Collection } from '../store.ts';
import type { Connection } from './connection.ts';
import { indexList, reindex } from './reindex.ts';
import { migrationsFrom, SCHEMA_VERSION } from './schema.ts';
import { builderFor, type Dialect } from './statement.ts';
import type { Statements } from './statements.ts';

interface Stored {
  schema: number;
  contract: string;
  /** See reindex.ts. */
  indexes?: string | undefined;
}

interface Parts {
  connection: Connection;
  dialect: Dialect;
  statements: Statements;
  /** Version of Stripe's API that objects have the shape of. */
  contract: string;
  collections: readonly Collection[];
  /** How a message names the database. */
  name: string;
  /** Called before what is there is changed; it may refuse. */
  beforeChange?: () => Promise<void>;
}

/**
 * Brings a database to this version, with the indexes that it has now, within the caller's transaction.
 * @param isEmpty nothing of Awning is there yet
 * @throws StoreRefused when it was written by a newer Awning, or for another version of Stripe's API
 */
export async function migrate(
  { connection, dialect, statements, contract, collections, name, beforeChange }: Parts,
  isEmpty: boolean,
): Promise<void> {
  const stored = isEmpty ? { schema: 0, contract } : await readVersions(connection, statements);
  if (stored.schema > SCHEMA_VERSION) {
    throw new StoreRefused(
      `${name} was written by a newer Awning (format ${stored.schema}, this one knows ${SCHEMA_VERSION}); use that one, or another store`,
    );
  }
  if (stored.contract !== contract) {
    throw new StoreRefused(
      `${name} was written for version ${stored.contract} of Stripe's API, this Awning has ${contract}; use another store`,
    );
  }
  const indexes = indexList(collections);
  if (stored.schema === SCHEMA_VERSION && stored.indexes === indexes) return;
  if (!isEmpty) await beforeChange?.();
  for (const step of migrationsFrom(stored.schema, builderFor(dialect), dialect)) await connection.exec(step);
  await connection.run(statements.setMeta, { name: 'schema', value: String(SCHEMA_VERSION) });
  await connection.run(statements.setMeta, { name: 'contract', value: contract });
  await reindex({ connection, dialect, statements }, collections, stored.indexes);
  await connection.run(statements.setMeta, { name: 'indexes', value: indexes });
}

async function readVersions(connection: Connection, statements: Statements): Promise<Stored> {
  const rows = await connection.all(statements.meta, {});
  const meta = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  return { schema: Number(meta.schema), contract: String(meta.contract), indexes: meta.indexes as string | undefined };
}
