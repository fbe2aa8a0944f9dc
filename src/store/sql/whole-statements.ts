/** Statements that concern all that a sandbox holds at once. */
import { sql } from 'kysely';
import { type Builder, builderFor, type Dialect, param, Statement } from './statement.ts';
import { RECORD_COLUMNS } from './statements.ts';

const SNAPSHOT = ['name', 'long_name', 'copy', 'taken', 'records', 'number'] as const;

export type WholeStatements = ReturnType<typeof wholeStatementsFor>;

export function wholeStatementsFor(dialect: Dialect) {
  const db = builderFor(dialect);
  return { ...copying(db), ...emptying(db), ...snapshots(db), ...unloading(db) };
}

function copying(db: Builder) {
  const to = param('to').as('sandbox');
  const columns = ['collection', 'id', 'long_id', 'key', 'number', 'data', 'internal'] as const;
  const ofEntries = ['collection', 'name', 'value', 'key', 'number', 'id'] as const;
  const records = db.selectFrom('awning_records').where('sandbox', '=', param('from'));
  const entries = db.selectFrom('awning_entries').where('sandbox', '=', param('from'));
  const counters = db.selectFrom('awning_counters').where('sandbox', '=', param('from'));
  const due = db
    .selectFrom('awning_records')
    .where('sandbox', '=', param('sandbox'))
    .where('collection', '=', param('collection'));
  return {
    copy: [
      new Statement(
        'copy_records',
        db
          .insertInto('awning_records')
          .columns(['sandbox', ...columns])
          .expression(records.select([to, ...columns])),
      ),
      new Statement(
        'copy_entries',
        db
          .insertInto('awning_entries')
          .columns(['sandbox', ...ofEntries])
          .expression(entries.select([to, ...ofEntries])),
      ),
      new Statement(
        'copy_counters',
        db
          .insertInto('awning_counters')
          .columns(['sandbox', 'name', 'value'])
          .expression(counters.select([to, 'name', 'value'])),
      ),
    ],
    /** What waits of an ordered collection, made again from its records. */
    wait: new Statement(
      'wait',
      db
        .insertInto('awning_waiting')
        .columns(['sandbox', 'collection', 'id', 'due'])
        .expression(due.select(['sandbox', 'collection', 'id', 'key'])),
    ),
    countAll: new Statement(
      'count_all',
      db
        .selectFrom('awning_records')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('sandbox', '=', param('sandbox')),
    ),
  };
}

function emptying(db: Builder) {
  const all = (table: 'records' | 'entries') =>
    db.deleteFrom(`awning_${table}`).where('sandbox', '=', param('sandbox'));
  return {
    emptyCollection: (['records', 'entries'] as const).map(
      (table) => new Statement(`empty_collection_${table}`, all(table).where('collection', '=', param('collection'))),
    ),
  };
}

function snapshots(db: Builder) {
  const found = db.selectFrom('awning_snapshots').select(SNAPSHOT).where('sandbox', '=', param('sandbox'));
  const number = (name: string) => param<number>(name);
  return {
    snapshots: new Statement('snapshots', found.orderBy('name')),
    snapshot: new Statement('snapshot', found.where('name', '=', param('name'))),
    deleteSnapshot: new Statement(
      'delete_snapshot',
      db.deleteFrom('awning_snapshots').where('sandbox', '=', param('sandbox')).where('name', '=', param('name')),
    ),
    addSnapshot: new Statement(
      'add_snapshot',
      db.insertInto('awning_snapshots').values({
        sandbox: param('sandbox'),
        name: param('name'),
        long_name: param<string | null>('long_name'),
        copy: param('copy'),
        taken: number('taken'),
        records: number('records'),
        number: number('number'),
      }),
    ),
  };
}

function unloading(db: Builder) {
  const place = sql`(${sql.ref('collection')}, ${sql.ref('key')}, ${sql.ref('number')})`;
  const after = sql`(${param('collection')}, ${param<number>('key')}, ${param<number>('number')})`;
  return {
    /** Behind a place; before all others is a collection without a name. */
    recordsAfter: new Statement(
      'records_after',
      db
        .selectFrom('awning_records')
        .select(['collection', ...RECORD_COLUMNS])
        .where('sandbox', '=', param('sandbox'))
        .where(sql<boolean>`${place} > ${after}`)
        .orderBy('collection')
        .orderBy('key')
        .orderBy('number')
        .limit(param<number>('limit')),
    ),
    counters: new Statement(
      'counters',
      db
        .selectFrom('awning_counters')
        .select(['name', 'value'])
        .where('sandbox', '=', param('sandbox'))
        .orderBy('name'),
    ),
  };
}
