/** The records of one collection in one sandbox, and its indexes. */
import type { Collection, Page, Place, Query, StoredRecord } from '../store.ts';
import { type Condition, conditionsOf } from '../where.ts';
import { type Entry, Sequence } from './sequence.ts';
import { ValueIndex } from './value-index.ts';

/** How to take a change back. */
export type Undo = () => void;

const createdOf = (record: StoredRecord): number => (typeof record.data.created === 'number' ? record.data.created : 0);

export class Table {
  private readonly entries = new Map<string, Entry>();
  private readonly all = new Sequence();
  private readonly indexes: readonly ValueIndex[];
  private inserted = 0;

  constructor(private readonly collection: Collection) {
    this.indexes = Object.entries(collection.indexes).map(([name, read]) => new ValueIndex(name, read));
  }

  get size(): number {
    return this.entries.size;
  }

  get(id: string): StoredRecord | undefined {
    return this.entries.get(id)?.record;
  }

  *oldestFirst(): Generator<StoredRecord> {
    for (const { record } of this.all.upwards()) yield record;
  }

  put(record: StoredRecord): Undo {
    const entry = this.entries.get(record.id);
    if (entry === undefined) return this.insert(record);
    const before = entry.record;
    this.replace(entry, record);
    return () => this.replace(entry, before);
  }

  delete(id: string): Undo | undefined {
    const entry = this.entries.get(id);
    if (entry === undefined) return undefined;
    this.take(entry);
    return () => this.place(entry);
  }

  private insert(record: StoredRecord): Undo {
    const key = this.collection.order?.(record) ?? createdOf(record);
    const entry: Entry = { key, number: this.inserted++, record };
    this.place(entry);
    return () => this.take(entry);
  }

  private place(entry: Entry): void {
    this.entries.set(entry.record.id, entry);
    this.all.add(entry);
    for (const index of this.indexes) index.add(entry);
  }

  private take(entry: Entry): void {
    this.entries.delete(entry.record.id);
    this.all.remove(entry);
    for (const index of this.indexes) index.remove(entry);
  }

  private replace(entry: Entry, record: StoredRecord): void {
    for (const index of this.indexes) index.change(entry, record);
    entry.record = record;
  }

  list(query: Query): Page {
    const { limit, before } = query;
    const ascending = this.collection.order !== undefined;
    const entries: Entry[] = [];
    let hasMore = false;
    for (const entry of this.matches(query, (before === undefined) === ascending)) {
      hasMore = entries.length === limit;
      if (hasMore) break;
      entries.push(entry);
    }
    if (before !== undefined) entries.reverse();
    return { records: entries.map(({ record }) => record), places: entries, hasMore };
  }

  private *matches({ where = {}, created, filter, after, before }: Query, upwards: boolean): Generator<Entry> {
    const conditions = conditionsOf(where);
    const tests = conditions.map(({ name, value }) => ({ index: this.indexNamed(name), value }));
    const from = this.start(upwards, after ?? before, created);
    const sequence = this.smallest(conditions);
    for (const entry of upwards ? sequence.upwards(from) : sequence.downwards(from)) {
      const { key, record } = entry;
      if (created !== undefined) {
        if (upwards ? key > (created.to ?? Infinity) : key < (created.from ?? -Infinity)) return;
        if (key < (created.from ?? -Infinity) || key > (created.to ?? Infinity)) continue;
      }
      if (tests.every(({ index, value }) => index.holds(record, value)) && (filter === undefined || filter(record)))
        yield entry;
    }
  }

  /** Where to start: at a cursor, or at the end of the range of time. */
  private start(upwards: boolean, cursor: Query['after'], created: Query['created']): Place | undefined {
    const place = typeof cursor === 'string' ? this.entries.get(cursor) : cursor;
    if (place !== undefined) return place;
    const bound = upwards ? created?.from : created?.to;
    if (bound === undefined || !Number.isFinite(bound)) return undefined;
    return { key: bound, number: upwards ? -1 : Infinity };
  }

  /** Of the sequences that hold every match the shortest one. */
  private smallest(conditions: readonly Condition[]): Sequence {
    let smallest = this.all;
    for (const { name, value } of conditions) {
      const sequence = this.indexNamed(name).with(value);
      if (sequence.size < smallest.size) smallest = sequence;
    }
    return smallest;
  }

  private indexNamed(name: string): ValueIndex {
    const found = this.indexes.find((index) => index.name === name);
    if (found === undefined) throw new Error(`${this.collection.name} has no index ${name}`);
    return found;
  }
}
