/** Every statement of the SQL engines; lists have a file of their own. */
import { sql } from 'kysely';
import { type Builder, builderFor, type Dialect, param, Statement } from './statement.ts';

/** Several rows are written by one statement, but no more than these. */
export const MOST_ROWS = 32;

/** In milliseconds. */
const DAY = 24 * 3600 * 1000;

const number = (name: string, row?: number) => param<number>(name, row);
const nullable = (name: string, row?: number) => param<string | null>(name, row);

/** A collection of a sandbox. */
const place = (row?: number) => ({ sandbox: param('sandbox', row), collection: param('collection', row) });

const record = (row?: number) => ({
  ...place(row),
  id: param('id', row),
  long_id: nullable('long_id', row),
  key: number('key', row),
  number: number('number', row),
  data: param('data', row),
  internal: param('internal', row),
});

const entry = (row?: number) => ({
  ...place(row),
  name: param('name', row),
  value: param('value', row),
  key: number('key', row),
  number: number('number', row),
  id: param('id', row),
});

const waiting = (row?: number) => ({
  ...place(row),
  id: param('id', row),
  due: number('due', row),
  server: nullable('server', row),
});

export const RECORD_COLUMNS = ['id', 'long_id', 'key', 'number', 'data', 'internal'] as const;

export type Statements = ReturnType<typeof statementsFor>;

export function statementsFor(dialect: Dialect) {
  const db = builderFor(dialect);
  return {
    ...sandboxStatements(db, dialect),
    ...counterStatements(db),
    ...recordStatements(db),
    ...writingStatements(db),
    ...waitingStatements(db, dialect),
    ...metaStatements(db),
  };
}

/** Made when they are needed for the first time, one for each number of rows. */
function forRows(name: string, make: (rows: number[]) => ConstructorParameters<typeof Statement>[1]) {
  const made: Statement[] = [];
  return (count: number): Statement => {
    made[count] ??= new Statement(`${name}_${count}`, make(Array.from({ length: count }, (_, row) => row)));
    return made[count];
  };
}

function sandboxStatements(db: Builder, dialect: Dialect) {
  const values = { sandbox: param('sandbox'), number: number('number'), used: number('used') };
  const entering = db.selectFrom('awning_sandboxes').select('number').where('sandbox', '=', param('sandbox'));
  const added = db.insertInto('awning_sandboxes').values(values);
  const emptied = ['records', 'entries', 'waiting', 'counters'] as const;
  return {
    /** Other servers then wait until the transaction ends. */
    enterSandbox: new Statement('enter_sandbox', dialect === 'postgres' ? entering.forUpdate() : entering),
    lastUse: new Statement(
      'last_use',
      db.selectFrom('awning_sandboxes').select('used').where('sandbox', '=', param('sandbox')),
    ),
    addSandbox: new Statement(
      'add_sandbox',
      added.onConflict((conflict) => conflict.doNothing()),
    ),
    leaveSandbox: new Statement(
      'leave_sandbox',
      added.onConflict((conflict) =>
        conflict.column('sandbox').doUpdateSet({ number: values.number, used: values.used }),
      ),
    ),
    sandboxes: new Statement(
      'sandboxes',
      db.selectFrom('awning_sandboxes').select('sandbox').where('used', '<', number('used')),
    ),
    forgetSandbox: new Statement(
      'forget_sandbox',
      db.deleteFrom('awning_sandboxes').where('sandbox', '=', param('sandbox')),
    ),
    /** All that it holds. */
    emptySandbox: emptied.map(
      (table) =>
        new Statement(`empty_${table}`, db.deleteFrom(`awning_${table}`).where('sandbox', '=', param('sandbox'))),
    ),
  };
}

function counterStatements(db: Builder) {
  const values = { sandbox: param('sandbox'), name: param('name'), value: number('value') };
  return {
    counter: new Statement(
      'counter',
      db
        .selectFrom('awning_counters')
        .select('value')
        .where('sandbox', '=', values.sandbox)
        .where('name', '=', values.name),
    ),
    setCounter: new Statement(
      'set_counter',
      db
        .insertInto('awning_counters')
        .values(values)
        .onConflict((conflict) => conflict.columns(['sandbox', 'name']).doUpdateSet({ value: values.value })),
    ),
  };
}

function recordStatements(db: Builder) {
  const found = db
    .selectFrom('awning_records')
    .where('sandbox', '=', param('sandbox'))
    .where('collection', '=', param('collection'));
  return {
    record: new Statement('record', found.select(RECORD_COLUMNS).where('id', '=', param('id'))),
    count: new Statement(
      'count',
      found.select((select) => select.fn.countAll<number>().as('count')),
    ),
    /** How many records an index holds for a value, counted no further than `limit`. */
    entries: new Statement(
      'entries',
      db
        .selectFrom(
          db
            .selectFrom('awning_entries')
            .select('number')
            .where('sandbox', '=', param('sandbox'))
            .where('collection', '=', param('collection'))
            .where('name', '=', param('name'))
            .where('value', '=', param('value'))
            .limit(number('limit'))
            .as('some'),
        )
        .select((select) => select.fn.countAll<number>().as('count')),
    ),
  };
}

function writingStatements(db: Builder) {
  const row = record();
  return {
    putRecords: forRows('put_records', (rows) =>
      db
        .insertInto('awning_records')
        .values(rows.map(record))
        .onConflict((conflict) =>
          conflict.columns(['sandbox', 'collection', 'id']).doUpdateSet(({ ref }) => ({
            key: ref('excluded.key'),
            number: ref('excluded.number'),
            data: ref('excluded.data'),
            internal: ref('excluded.internal'),
          })),
        ),
    ),
    deleteRecord: new Statement(
      'delete_record',
      db
        .deleteFrom('awning_records')
        .where('sandbox', '=', row.sandbox)
        .where('collection', '=', row.collection)
        .where('id', '=', row.id),
    ),
    addEntries: forRows('add_entries', (rows) => db.insertInto('awning_entries').values(rows.map(entry))),
    deleteEntry: new Statement(
      'delete_entry',
      db
        .deleteFrom('awning_entries')
        .where('sandbox', '=', row.sandbox)
        .where('collection', '=', row.collection)
        .where('name', '=', param('name'))
        .where('value', '=', param('value'))
        .where('key', '=', row.key)
        .where('number', '=', row.number),
    ),
    putWaiting: forRows('put_waiting', (rows) =>
      db
        .insertInto('awning_waiting')
        .values(rows.map(waiting))
        .onConflict((conflict) =>
          conflict
            .columns(['sandbox', 'collection', 'id'])
            .doUpdateSet(({ ref }) => ({ due: ref('excluded.due'), server: ref('excluded.server') })),
        ),
    ),
    deleteWaiting: new Statement(
      'delete_waiting',
      db
        .deleteFrom('awning_waiting')
        .where('sandbox', '=', row.sandbox)
        .where('collection', '=', row.collection)
        .where('id', '=', row.id),
    ),
  };
}

function waitingStatements(db: Builder, dialect: Dialect) {
  const found = db.selectFrom('awning_waiting').where('collection', '=', param('collection'));
  const now =
    dialect === 'postgres'
      ? sql<number>`extract(epoch from clock_timestamp()) * 1000`
      : sql<number>`unixepoch('subsec') * 1000`;
  const until = sql<number>`${now} + ${number('lease')}`;
  const server = param('server');
  return {
    first: new Statement(
      'first',
      found.select(['sandbox', 'due']).where('due', '<=', number('by')).orderBy('due').limit(number('limit')),
    ),
    orphaned: new Statement(
      'orphaned',
      found
        .innerJoin('awning_servers', 'awning_servers.server', 'awning_waiting.server')
        .select(['awning_waiting.sandbox', 'awning_servers.server'])
        .distinct()
        .where('awning_servers.until', '<', now)
        .limit(number('limit')),
    ),
    /** This server is alive for `lease` milliseconds more. */
    attend: new Statement(
      'attend',
      db
        .insertInto('awning_servers')
        .values({ server, until })
        .onConflict((conflict) => conflict.column('server').doUpdateSet({ until })),
    ),
    /** How many servers are alive. */
    attending: new Statement(
      'attending',
      db
        .selectFrom('awning_servers')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('until', '>=', now),
    ),
    /** This server is gone. */
    depart: new Statement('depart', db.updateTable('awning_servers').set({ until: 0 }).where('server', '=', server)),
    /** All others are gone. */
    outlive: new Statement('outlive', db.updateTable('awning_servers').set({ until: 0 }).where('server', '!=', server)),
    /** Those that are gone for good, and have nothing left to do; one that only stood still for long comes back. */
    forgetServers: new Statement(
      'forget_servers',
      db
        .deleteFrom('awning_servers')
        .where('until', '<', sql<number>`${now} - ${sql.lit(DAY)}`)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('awning_waiting').select('id').whereRef('awning_waiting.server', '=', 'awning_servers.server'),
            ),
          ),
        ),
    ),
  };
}

function metaStatements(db: Builder) {
  const values = { name: param('name'), value: param('value') };
  return {
    meta: new Statement('meta', db.selectFrom('awning_meta').select(['name', 'value'])),
    setMeta: new Statement(
      'set_meta',
      db
        .insertInto('awning_meta')
        .values(values)
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: values.value })),
    ),
  };
}
