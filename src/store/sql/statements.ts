/** Every statement of the SQL engines; lists, and what writes rows, have files of their own. */
import { sql } from 'kysely';
import { type Builder, builderFor, type Dialect, param, Statement } from './statement.ts';
import { writingStatements } from './writing-statements.ts';

/** In milliseconds. */
const DAY = 24 * 3600 * 1000;

const number = (name: string) => param<number>(name);

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

function sandboxStatements(db: Builder, dialect: Dialect) {
  const entering = db.selectFrom('awning_sandboxes').select('number').where('sandbox', '=', param('sandbox'));
  const emptied = ['records', 'entries', 'waiting', 'counters'] as const;
  return {
    /** Other servers then wait until the transaction ends. */
    enterSandbox: new Statement('enter_sandbox', dialect === 'postgres' ? entering.forUpdate() : entering),
    lastUse: new Statement(
      'last_use',
      db.selectFrom('awning_sandboxes').select('used').where('sandbox', '=', param('sandbox')),
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
  return {
    counter: new Statement(
      'counter',
      db
        .selectFrom('awning_counters')
        .select('value')
        .where('sandbox', '=', param('sandbox'))
        .where('name', '=', param('name')),
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
