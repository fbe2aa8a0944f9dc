/** How the tables come to be: one list of steps for each version, in the order of the versions. */
import { type CompiledQuery, sql } from 'kysely';
import type { Builder, Dialect } from './statement.ts';
import type { Tables } from './tables.ts';

type Step = (db: Builder, dialect: Dialect) => { compile(): CompiledQuery };

/** A question mark: it may be null. */
type Column = 'key' | 'key?' | 'text' | 'text?' | 'number';

function typeOf(column: Column, dialect: Dialect) {
  if (column === 'number') return sql`double precision`;
  // Keys are compared byte by byte, whatever the database's language.
  return column.startsWith('key') && dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
}

function table<T extends keyof Tables>(
  name: T,
  columns: Readonly<Record<keyof Tables[T] & string, Column>>,
  primary: readonly (keyof Tables[T] & string)[],
  { inKey = false }: { inKey?: boolean } = {},
): Step {
  return (db, dialect) => {
    let made = db.schema.createTable(name);
    for (const [column, type] of Object.entries<Column>(columns))
      made = made.addColumn(column, typeOf(type, dialect), (added) => (type.endsWith('?') ? added : added.notNull()));
    const withKey = made.addPrimaryKeyConstraint(`${name}_key`, [...primary] as never);
    // Small rows that SQLite keeps in the key itself.
    return inKey && dialect === 'sqlite' ? withKey.modifyEnd(sql`without rowid`) : withKey;
  };
}

const index =
  (table: keyof Tables, name: string, columns: string[]): Step =>
  (db) =>
    db.schema.createIndex(`${table}_${name}`).on(table).columns(columns);

const VERSION_1: readonly Step[] = [
  table('awning_meta', { name: 'key', value: 'text' }, ['name']),
  table('awning_sandboxes', { sandbox: 'key', number: 'number', used: 'number' }, ['sandbox']),
  table(
    'awning_records',
    {
      sandbox: 'key',
      collection: 'key',
      id: 'key',
      long_id: 'text?',
      key: 'number',
      number: 'number',
      data: 'text',
      internal: 'text',
    },
    ['sandbox', 'collection', 'id'],
  ),
  index('awning_records', 'in_order', ['sandbox', 'collection', 'key', 'number']),
  table(
    'awning_entries',
    { sandbox: 'key', collection: 'key', name: 'key', value: 'key', key: 'number', number: 'number', id: 'key' },
    ['sandbox', 'collection', 'name', 'value', 'key', 'number'],
    { inKey: true },
  ),
  table(
    'awning_waiting',
    { sandbox: 'key', collection: 'key', id: 'key', due: 'number', server: 'key?' },
    ['sandbox', 'collection', 'id'],
    { inKey: true },
  ),
  index('awning_waiting', 'by_due', ['collection', 'due']),
  index('awning_waiting', 'by_server', ['server', 'collection']),
  table('awning_counters', { sandbox: 'key', name: 'key', value: 'number' }, ['sandbox', 'name'], { inKey: true }),
  table('awning_servers', { server: 'key', until: 'number' }, ['server']),
];

const VERSION_2: readonly Step[] = [
  table(
    'awning_snapshots',
    {
      sandbox: 'key',
      name: 'key',
      long_name: 'text?',
      copy: 'key',
      taken: 'number',
      records: 'number',
      number: 'number',
    },
    ['sandbox', 'name'],
  ),
];

/** What leads from each version to the next, the first one from nothing. */
const MIGRATIONS: readonly (readonly Step[])[] = [VERSION_1, VERSION_2];

/** The version that this Awning writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** SQL that leads from a version to this one. @param version 0: there is nothing yet */
export function migrationsFrom(version: number, db: Builder, dialect: Dialect): string[] {
  return MIGRATIONS.slice(version)
    .flat()
    .map((step) => step(db, dialect).compile().sql);
}
