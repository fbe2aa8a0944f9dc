/** Statements that write rows. */
import { type Builder, param, Statement } from './statement.ts';

/** Several rows are written by one statement, but no more than these. */
export const MOST_ROWS = 32;

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

const sandboxRow = (row?: number) => ({
  sandbox: param('sandbox', row),
  number: number('number', row),
  used: number('used', row),
});

const counterRow = (row?: number) => ({
  sandbox: param('sandbox', row),
  name: param('name', row),
  value: number('value', row),
});

/** Made when they are needed for the first time, one for each number of rows. */
function forRows(name: string, make: (rows: number[]) => ConstructorParameters<typeof Statement>[1]) {
  const made: Statement[] = [];
  return (count: number): Statement => {
    made[count] ??= new Statement(`${name}_${count}`, make(Array.from({ length: count }, (_, row) => row)));
    return made[count];
  };
}

export const writingStatements = (db: Builder) => ({ ...writingRecords(db), ...writingCounts(db) });

function writingRecords(db: Builder) {
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

function writingCounts(db: Builder) {
  return {
    addSandbox: new Statement(
      'add_sandbox',
      db
        .insertInto('awning_sandboxes')
        .values(sandboxRow())
        .onConflict((conflict) => conflict.doNothing()),
    ),
    leaveSandboxes: forRows('leave_sandboxes', (rows) =>
      db
        .insertInto('awning_sandboxes')
        .values(rows.map(sandboxRow))
        .onConflict((conflict) =>
          conflict
            .column('sandbox')
            .doUpdateSet(({ ref }) => ({ number: ref('excluded.number'), used: ref('excluded.used') })),
        ),
    ),
    setCounters: forRows('set_counters', (rows) =>
      db
        .insertInto('awning_counters')
        .values(rows.map(counterRow))
        .onConflict((conflict) =>
          conflict.columns(['sandbox', 'name']).doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })),
        ),
    ),
  };
}
