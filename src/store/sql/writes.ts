/** Gathers what changes in the tables, and makes few statements of it. */
import type { Declared } from '../declared.ts';
import type { Collection } from '../store.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import type { Change } from './layer.ts';
import { entriesOf, type Placed, recordValues, waitingOf } from './records.ts';
import type { Statement, Values } from './statement.ts';
import type { Statements } from './statements.ts';
import type { Written } from './transaction.ts';
import { MOST_ROWS } from './writing-statements.ts';

/** A statement with the rows that it runs with. */
export type Bound = readonly [Statement, ...Values[]];

export class Writes {
  private readonly deleted: Bound[] = [];
  private readonly records: Values[] = [];
  private readonly entries: Values[] = [];
  private readonly waiting: Values[] = [];
  private readonly counters: Values[] = [];
  private readonly sandboxes: Values[] = [];

  constructor(
    private readonly declared: Declared,
    private readonly statements: Statements,
  ) {}

  /** @param now milliseconds of the machine's clock */
  add(sandbox: string, { changes, counters, last }: Written, now: number): void {
    for (const change of changes) this.change(sandbox, change);
    for (const [name, value] of counters) this.count(sandbox, name, value);
    this.leave(sandbox, last, now);
  }

  change(sandbox: string, { collection: name, before, after }: Omit<Change, 'id'>): void {
    const owner = { sandbox, collection: name };
    const collection = this.declared.named(name);
    if (after !== undefined) this.records.push({ ...owner, ...recordValues(after) });
    else if (before !== undefined)
      this.deleted.push([this.statements.deleteRecord, { ...owner, id: keyOf(before.record.id) }]);
    this.changeEntries(entryRows(collection, sandbox, before), entryRows(collection, sandbox, after));
    this.changeWaiting(owner, before && waitingOf(collection, before), after && waitingOf(collection, after));
  }

  count(sandbox: string, name: string, value: number): void {
    this.counters.push({ sandbox, name, value });
  }

  /** @param last number of its newest record @param now milliseconds of the machine's clock */
  leave(sandbox: string, last: number, now: number): void {
    this.sandboxes.push({ sandbox, number: last, used: now });
  }

  /** In the order in which they are to take effect. */
  bound(): Bound[] {
    const { putRecords, addEntries, putWaiting, setCounters, leaveSandboxes } = this.statements;
    return [
      ...this.deleted,
      ...inPortions(putRecords, this.records),
      ...inPortions(addEntries, this.entries),
      ...inPortions(putWaiting, this.waiting),
      ...inPortions(setCounters, this.counters),
      ...inPortions(leaveSandboxes, this.sandboxes),
    ];
  }

  /** Sends everything at once. */
  async send(connection: Connection): Promise<void> {
    await Promise.all(this.bound().map(([statement, ...rows]) => connection.run(statement, ...rows)));
  }

  private changeEntries(before: readonly Entry[], after: readonly Entry[]): void {
    for (const entry of before)
      if (!after.some((other) => areSame(entry, other))) this.deleted.push([this.statements.deleteEntry, entry]);
    for (const entry of after) if (!before.some((other) => areSame(entry, other))) this.entries.push(entry);
  }

  private changeWaiting(owner: Values, before: Values | undefined, after: Values | undefined): void {
    if (before?.due === after?.due && before?.server === after?.server) return;
    if (after !== undefined) this.waiting.push({ ...owner, ...after });
    else if (before !== undefined) this.deleted.push([this.statements.deleteWaiting, { ...owner, ...before }]);
  }
}

/** @param make the statement for so many rows */
function inPortions(make: (rows: number) => Statement, rows: readonly Values[]): Bound[] {
  const portions: Bound[] = [];
  for (let i = 0; i < rows.length; i += MOST_ROWS) {
    const some = rows.slice(i, i + MOST_ROWS);
    portions.push([make(some.length), ...some]);
  }
  return portions;
}

interface Entry extends Values {
  readonly name: string;
  readonly value: string;
  readonly key: number;
  readonly number: number;
}

const areSame = (a: Entry, b: Entry): boolean =>
  a.value === b.value && a.name === b.name && a.number === b.number && a.key === b.key;

/** What one record is found by. */
function entryRows(collection: Collection, sandbox: string, placed: Placed | undefined): Entry[] {
  if (placed === undefined) return [];
  const { record, key, number } = placed;
  const id = keyOf(record.id);
  const { name: owner } = collection;
  return entriesOf(collection, record).map(({ name, value }) => {
    return { sandbox, collection: owner, name, value, key, number, id };
  });
}
