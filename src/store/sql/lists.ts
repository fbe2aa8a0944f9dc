/** Queries for pages of records: one statement for each shape that a query can have. */
import { type RawBuilder, sql } from 'kysely';
import { type Builder, builderFor, type Dialect, param, Statement } from './statement.ts';
import { RECORD_COLUMNS } from './statements.ts';

/** What makes one statement differ from another; values are not part of it. */
export interface Shape {
  /** How many indexes must hold. The first one is walked along; of the others each record is asked. */
  readonly indexes: number;
  /** The page begins behind a place. */
  readonly cursor: boolean;
  readonly from: boolean;
  readonly to: boolean;
  readonly upwards: boolean;
}

/**
 * Makes statements that take `sandbox`, `collection`, `limit`; `name0`, `value0`, `name1`, … for the indexes;
 * `key` and `number` of a cursor; `from` and `to`.
 */
export class Lists {
  private readonly made = new Map<string, Statement>();
  private readonly db: Builder;

  constructor(dialect: Dialect) {
    this.db = builderFor(dialect);
  }

  statement({ indexes, cursor, from, to, upwards }: Shape): Statement {
    const name = `list_${[indexes, cursor, from, to, upwards].map(Number).join('_')}`;
    const known = this.made.get(name);
    if (known !== undefined) return known;
    const query = queryFor({ indexes, cursor, from, to, upwards });
    const statement = new Statement(name, { compile: () => query.compile(this.db) });
    this.made.set(name, statement);
    return statement;
  }
}

/** One table is walked along in the order of the list: an index, or else the records themselves. */
function queryFor({ indexes, cursor, from, to, upwards }: Shape): RawBuilder<unknown> {
  const conditions = [sql`walked.sandbox = ${param('sandbox')}`, sql`walked.collection = ${param('collection')}`];
  if (indexes > 0) conditions.push(sql`walked.name = ${param('name0')}`, sql`walked.value = ${param('value0')}`);
  if (cursor) {
    const than = upwards ? sql`>` : sql`<`;
    conditions.push(sql`(walked.key, walked.number) ${than} (${param('key')}, ${param('number')})`);
  }
  if (from) conditions.push(sql`walked.key >= ${param('from')}`);
  if (to) conditions.push(sql`walked.key <= ${param('to')}`);
  for (let i = 1; i < indexes; i++) conditions.push(isAlsoIn(i));
  const record = indexes > 0 ? sql`record` : sql`walked`;
  const direction = upwards ? sql`asc` : sql`desc`;
  return sql`
    select ${sql.join(RECORD_COLUMNS.map((column) => sql`${record}.${sql.ref(column)}`))}
    from ${indexes > 0 ? INDEX_WITH_RECORDS : sql`awning_records walked`}
    where ${sql.join(conditions, sql` and `)}
    order by walked.key ${direction}, walked.number ${direction}
    limit ${param('limit')}`;
}

const INDEX_WITH_RECORDS = sql`awning_entries walked
    join awning_records record
      on record.sandbox = walked.sandbox and record.collection = walked.collection and record.id = walked.id`;

const isAlsoIn = (index: number): RawBuilder<unknown> => sql`exists (
      select 1 from awning_entries other
      where other.sandbox = walked.sandbox and other.collection = walked.collection
        and other.name = ${param(`name${index}`)} and other.value = ${param(`value${index}`)}
        and other.key = walked.key and other.number = walked.number)`;
