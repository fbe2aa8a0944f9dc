/** Makes a PostgreSQL database ready for this Awning, or refuses and leaves it as it is. */
import { StoreRefused } from '../errors.ts';
import type { Statements } from '../sql/statements.ts';
import { migrate } from '../sql/versions.ts';
import type { Collection } from '../store.ts';
import type { PostgresConnection } from './connection.ts';

interface Parts {
  statements: Statements;
  /** Version of Stripe's API. */
  contract: string;
  collections: readonly Collection[];
  /** How a message names the database. */
  name: string;
}

/** Held while tables are made: `Awng`. */
const LOCK = 0x41776e67;

/** What this server does with the tables. */
const RIGHTS = ['select', 'insert', 'update', 'delete'];

/** Servers that start at once do this one after another. @throws StoreError */
export async function prepare(connection: PostgresConnection, parts: Parts): Promise<void> {
  await checkEncoding(connection, parts.name);
  await connection.exec('begin');
  await connection.exec(`select pg_advisory_xact_lock(${LOCK})`);
  const [found] = await connection.rows(`select to_regclass('awning_meta')::text as "table"`);
  const isEmpty = found?.table === null;
  if (!isEmpty) await checkRights(connection, parts.name);
  const beforeChange = () => refuseWhenUsed(connection, parts);
  await migrate({ connection, dialect: 'postgres', ...parts, beforeChange }, isEmpty);
  await connection.commit();
}

async function checkEncoding(connection: PostgresConnection, name: string): Promise<void> {
  const [row] = await connection.rows('show server_encoding');
  if (row?.server_encoding === 'UTF8') return;
  throw new StoreRefused(
    `${name} has the encoding ${row?.server_encoding}; Awning needs UTF8 (createdb --encoding UTF8 --template template0)`,
  );
}

async function checkRights(connection: PostgresConnection, name: string): Promise<void> {
  const lacking = await connection.rows(
    `select current_user as role, tablename as "table", wanted as "right"
     from pg_tables, unnest($1::text[]) wanted
     where schemaname = current_schema() and tablename like 'awning\\_%'
       and not has_table_privilege(format('%I.%I', schemaname, tablename), wanted)
     order by 2, 3 limit 1`,
    [`{${RIGHTS.join(',')}}`],
  );
  for (const { role, table, right } of lacking)
    throw new StoreRefused(`${name} cannot be used: the role ${role} lacks the right to ${right} on table ${table}`);
}

/** A server of an older Awning would not find its way in the tables of this one. */
async function refuseWhenUsed(connection: PostgresConnection, { statements, name }: Parts): Promise<void> {
  const row = await connection.one(statements.attending, {});
  if (Number(row?.count) === 0) return;
  throw new StoreRefused(`${name} is in use by a server of an older Awning; stop it, and start this one again`);
}
