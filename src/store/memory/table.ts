/** The records of one collection in one sandbox, and its indexes. */
import type { Collection, Page, Place, Query, StoredRecord } from '../store.ts';
import { type Condition, conditionsOf } from '../where.ts';
import { type Entry, Sequence } from './sequence.ts';

/** How to take a change back. */
export type Undo = () => void;

type IndexValue = string | readonly string[] | null | undefined;

const valuesOf = (value: IndexValue): readonly string[] =>
  value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value;

const has = (value: IndexValue, wanted: string): boolean =>
  value === wanted || (Array.isArray(value) && value.includes(wanted));

const createdOf = (record: StoredRecord): number => (typeof record.data.created === 'number' ? record.data.created : 0);

const NOTHING = new Sequence();

export class Table {
  private readonly entries = new Map<string, Entry>();
  private readonly all = new Sequence();
  private readonly indexes: [
    name: string,
    read: (record: StoredRecord) => IndexValue,
    byValue: Map<string, Sequence>,
  ][];
  private inserted = 0;

  constructor(private readonly collection: Collection) {
    this.indexes = Object.entries(collection.indexes).map(([name, read]) => [name, read, new Map()]);
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
    for (const [, read, byValue] of this.indexes)
      for (const value of valuesOf(read(entry.record))) addTo(byValue, value, entry);
  }

  private take(entry: Entry): void {
    this.entries.delete(entry.record.id);
    this.all.remove(entry);
    for (const [, read, byValue] of this.indexes)
      for (const value of valuesOf(read(entry.record))) removeFrom(byValue, value, entry);
  }

  private replace(entry: Entry, record: StoredRecord): void {
    for (const [, read, byValue] of this.indexes) {
      const before = read(entry.record);
      const after = read(record);
      if (before === after) continue;
      for (const value of valuesOf(before)) if (!has(after, value)) removeFrom(byValue, value, entry);
      for (const value of valuesOf(after)) if (!has(before, value)) addTo(byValue, value, entry);
    }
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
    const tests = conditions.map(({ name, value }) => ({ read: this.indexNamed(name)[1], wanted: value }));
    const from = this.start(upwards, after ?? before, created);
    const sequence = this.smallest(conditions);
    for (const entry of upwards ? sequence.upwards(from) : sequence.downwards(from)) {
      const { key, record } = entry;
      if (created !== undefined) {
        if (upwards ? key > (created.to ?? Infinity) : key < (created.from ?? -Infinity)) return;
        if (key < (created.from ?? -Infinity) || key > (created.to ?? Infinity)) continue;
      }
      if (tests.every(({ read, wanted }) => has(read(record), wanted)) && (filter === undefined || filter(record)))
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
      const sequence = this.indexNamed(name)[2].get(value) ?? NOTHING;
      if (sequence.size < smallest.size) smallest = sequence;
    }
    return smallest;
  }

  private indexNamed(name: string) {
    const found = this.indexes.find(([index]) => index === name);
    if (found === undefined) throw new Error(`${this.collection.name} has no index ${name}`);
    return found;
  }
}

function addTo(byValue: Map<string, Sequence>, value: string, entry: Entry): void {
  let sequence = byValue.get(value);
  if (sequence === undefined) {
    sequence = new Sequence();
    byValue.set(value, sequence);
  }
  sequence.add(entry);
}

function removeFrom(byValue: Map<string, Sequence>, value: string, entry: Entry): void {
  const sequence = byValue.get(value);
  sequence?.remove(entry);
  if (sequence?.size === 0) byValue.delete(value);
}
