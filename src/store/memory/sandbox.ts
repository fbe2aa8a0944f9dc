/** One sandbox in memory: its tables, its counters, and the row in which work waits. */
import type { Held } from '../snapshots.ts';
import type { Collection, Page, Query, Reader, StoredRecord, Transaction } from '../store.ts';
import { Turns } from '../turns.ts';
import { Table, type Undo } from './table.ts';

const NO_RECORDS: Page = Object.freeze({ records: [], places: [], hasMore: false });

export class Sandbox {
  readonly turns = new Turns();
  private tables = new Map<string, Table>();
  private counters = new Map<string, number>();

  constructor(private readonly collections: ReadonlyMap<string, Collection>) {}

  get isEmpty(): boolean {
    return this.counters.size === 0 && [...this.tables.values()].every((table) => table.size === 0);
  }

  async transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const tx = new MemoryTransaction(this);
    try {
      return await work(tx);
    } catch (error) {
      tx.undo();
      throw error;
    } finally {
      tx.end();
    }
  }

  get size(): number {
    return [...this.tables.values()].reduce((sum, table) => sum + table.size, 0);
  }

  /** All that is not passing, collection by collection, the oldest record first. */
  *contents(): Generator<Held> {
    for (const [counter, value] of this.counters) yield { counter, value };
    for (const [collection, table] of this.tables)
      if (!this.collections.get(collection)?.passing)
        for (const record of table.oldestFirst()) yield { collection, record };
  }

  /** Empties it and fills it. */
  become(contents: Iterable<Held>): void {
    const fresh = new Sandbox(this.collections);
    for (const held of contents) {
      if ('counter' in held) fresh.counters.set(held.counter, held.value);
      else fresh.table(held.collection).put(held.record);
    }
    this.tables = fresh.tables;
    this.counters = fresh.counters;
  }

  clear(): void {
    this.tables.clear();
    this.counters.clear();
  }

  /** @throws Error when nobody declared the collection */
  existing(name: string): Table | undefined {
    const table = this.tables.get(name);
    if (table === undefined && !this.collections.has(name)) throw new Error(`no collection ${name} was declared`);
    return table;
  }

  table(name: string): Table {
    const existing = this.existing(name);
    if (existing !== undefined) return existing;
    const table = new Table(this.collections.get(name) as Collection);
    this.tables.set(name, table);
    return table;
  }

  count(counter: string): { value: number; undo: Undo } {
    const before = this.counters.get(counter) ?? 0;
    this.counters.set(counter, before + 1);
    return {
      value: before + 1,
      undo: () => (before === 0 ? this.counters.delete(counter) : this.counters.set(counter, before)),
    };
  }
}

export class MemoryReader implements Reader {
  private ended = false;

  constructor(protected readonly sandbox: Sandbox) {}

  async get(collection: string, id: string): Promise<StoredRecord | undefined> {
    return this.open().existing(collection)?.get(id);
  }

  async list(collection: string, query: Query): Promise<Page> {
    return this.open().existing(collection)?.list(query) ?? NO_RECORDS;
  }

  async count(collection: string): Promise<number> {
    return this.open().existing(collection)?.size ?? 0;
  }

  end(): void {
    this.ended = true;
  }

  /** Work that was not awaited must not reach into the next transaction. */
  protected open(): Sandbox {
    if (this.ended) throw new Error('the transaction has ended');
    return this.sandbox;
  }
}

class MemoryTransaction extends MemoryReader implements Transaction {
  private readonly undos: Undo[] = [];

  async put(collection: string, record: StoredRecord): Promise<void> {
    this.undos.push(this.open().table(collection).put(record));
  }

  add(collection: string, record: StoredRecord): Promise<void> {
    return this.put(collection, record);
  }

  async delete(collection: string, id: string): Promise<void> {
    const undo = this.open().existing(collection)?.delete(id);
    if (undo !== undefined) this.undos.push(undo);
  }

  async next(counter: string): Promise<number> {
    const { value, undo } = this.open().count(counter);
    this.undos.push(undo);
    return value;
  }

  undo(): void {
    for (let undo = this.undos.pop(); undo !== undefined; undo = this.undos.pop()) undo();
  }
}
