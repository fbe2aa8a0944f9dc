/** Gathers what changes in the tables, and sends it with few statements. */
import type { Collection } from '../store.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import { entriesOf, type Placed, recordValues, waitingOf } from './records.ts';
import type { Statement, Values } from './statement.ts';
import { MOST_ROWS, type Statements } from './statements.ts';

export class Writes {
  private readonly deleted: [Statement, Values][] = [];
  private readonly records: Values[] = [];
  private readonly entries: Values[] = [];
  private readonly waiting: Values[] = [];

  constructor(
    private readonly sandbox: string,
    private readonly statements: Statements,
  ) {}

  /** @param before as the database has it @param after as it is to have it; undefined: not at all */
  change(collection: Collection, before: Placed | undefined, after: Placed | undefined): void {
    const owner = { sandbox: this.sandbox, collection: collection.name };
    if (after !== undefined) this.records.push({ ...owner, ...recordValues(after) });
    else if (before !== undefined)
      this.deleted.push([this.statements.deleteRecord, { ...owner, ...recordValues(before) }]);
    this.changeEntries(owner, entryRows(collection, before), entryRows(collection, after));
    this.changeWaiting(owner, before && waitingOf(collection, before), after && waitingOf(collection, after));
  }

  /** Sends everything; the statements take effect in the order of the calls. */
  async send(connection: Connection): Promise<void> {
    const { putRecords, addEntries, putWaiting } = this.statements;
    const sent = this.deleted.map(([statement, values]) => connection.run(statement, values));
    for (const [make, rows] of [
      [putRecords, this.records],
      [addEntries, this.entries],
      [putWaiting, this.waiting],
    ] as const) {
      for (let i = 0; i < rows.length; i += MOST_ROWS) {
        const some = rows.slice(i, i + MOST_ROWS);
        sent.push(connection.run(make(some.length), ...some));
      }
    }
    await Promise.all(sent);
  }

  private changeEntries(owner: Values, before: Map<string, Values>, after: Map<string, Values>): void {
    for (const [name, row] of before)
      if (!after.has(name)) this.deleted.push([this.statements.deleteEntry, { ...owner, ...row }]);
    for (const [name, row] of after) if (!before.has(name)) this.entries.push({ ...owner, ...row });
  }

  private changeWaiting(owner: Values, before: Values | undefined, after: Values | undefined): void {
    if (before?.due === after?.due && before?.server === after?.server) return;
    if (after !== undefined) this.waiting.push({ ...owner, ...after });
    else if (before !== undefined) this.deleted.push([this.statements.deleteWaiting, { ...owner, ...before }]);
  }
}

/** By all that makes two entries different. */
function entryRows(collection: Collection, placed: Placed | undefined): Map<string, Values> {
  if (placed === undefined) return new Map();
  const { record, key, number } = placed;
  const id = keyOf(record.id);
  return new Map(
    entriesOf(collection, record).map(({ name, value }) => [
      `${name}\0${value}\0${key}\0${number}`,
      { name, value, key, number, id },
    ]),
  );
}
