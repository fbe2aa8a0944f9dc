/** Changes one sandbox. What is written is held back until the end, and sent together: the database may be far away. */
import type { Declared } from '../declared.ts';
import type { StoredRecord, Transaction } from '../store.ts';
import { Changes, LayeredRows } from './layer.ts';
import { SqlReader } from './reader.ts';
import { keyIn, type Placed } from './records.ts';
import type { Pages, Rows, Walk } from './rows.ts';

/** How far a sandbox has counted. */
export interface Counts {
  /** The number of its newest record. */
  readonly last: number;
  /** The value of a counter, 0 if it was never used. */
  counter(name: string): Promise<number>;
}

/** What a transaction leaves behind. */
export interface Written {
  readonly changes: Changes;
  readonly counters: ReadonlyMap<string, number>;
  readonly last: number;
}

/** One record in the course of a transaction. */
interface Known {
  readonly collection: string;
  readonly id: string;
  /** As it was before the transaction; `unseen`: nobody has looked. */
  before: Placed | undefined | 'unseen';
  /** As it is now. */
  now: StoredRecord | undefined;
  changed: boolean;
  /** It was deleted and came again, as the newest. */
  reborn: boolean;
  /** What it is numbered if it is new. */
  number: number;
}

export class SqlTransaction extends SqlReader implements Transaction {
  private readonly own: OwnRows;
  private readonly counters = new Map<string, number>();

  constructor(
    declared: Declared,
    below: Rows,
    private readonly counts: Counts,
  ) {
    const own = new OwnRows(declared, below, counts.last);
    super(declared, own);
    this.own = own;
  }

  async put(collection: string, record: StoredRecord): Promise<void> {
    this.open();
    this.own.put(this.declared.named(collection).name, record);
  }

  async add(collection: string, record: StoredRecord): Promise<void> {
    this.open();
    this.own.add(this.declared.named(collection).name, record);
  }

  async delete(collection: string, id: string): Promise<void> {
    this.open();
    this.own.delete(this.declared.named(collection).name, id);
  }

  async next(counter: string): Promise<number> {
    this.open();
    const before = this.counters.get(counter) ?? (await this.counts.counter(counter));
    // Somebody else may have counted in the meantime.
    const value = (this.counters.get(counter) ?? before) + 1;
    this.counters.set(counter, value);
    return value;
  }

  /** @returns undefined when there is nothing to write */
  async finish(): Promise<Written | undefined> {
    this.open();
    const changes = await this.own.changes();
    if (this.counters.size === 0 && changes.isEmpty) return undefined;
    return { changes, counters: this.counters, last: this.own.last };
  }
}

/** What lies below, and over it what the transaction has written so far. */
class OwnRows implements Rows {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly declared: Declared,
    private readonly below: Rows,
    /** The number of the newest record. */
    public last: number,
  ) {}

  async find(collection: string, id: string): Promise<Placed | undefined> {
    const known = this.knownAs(collection, id);
    if (known.before === 'unseen') await this.look(known);
    return this.placed(known);
  }

  async walk(collection: string, walk: Walk): Promise<Pages> {
    return (await this.layered(collection)).walk(collection, walk);
  }

  async count(collection: string): Promise<number> {
    return (await this.layered(collection)).count(collection);
  }

  put(collection: string, record: StoredRecord): void {
    const known = this.knownAs(collection, record.id);
    if (known.now === undefined) {
      known.reborn = known.before !== 'unseen' || known.changed;
      known.number = ++this.last;
    }
    known.now = record;
    known.changed = true;
  }

  /** @param record whose id was never used */
  add(collection: string, record: StoredRecord): void {
    this.knownAs(collection, record.id).before = undefined;
    this.put(collection, record);
  }

  delete(collection: string, id: string): void {
    const known = this.knownAs(collection, id);
    known.now = undefined;
    known.changed = true;
  }

  /** @param only of this collection */
  async changes(only?: string): Promise<Changes> {
    const changed = [...this.known.values()].filter(
      ({ changed, collection }) => changed && (only === undefined || collection === only),
    );
    const changes = new Changes();
    await Promise.all(changed.filter(({ before }) => before === 'unseen').map((known) => this.look(known)));
    for (const known of changed) {
      const { collection, id, before } = known;
      changes.add({ collection, id, before: before as Placed | undefined, after: this.placed(known) });
    }
    return changes;
  }

  private async layered(collection: string): Promise<Rows> {
    return new LayeredRows(this.declared, await this.changes(collection), this.below);
  }

  private knownAs(collection: string, id: string): Known {
    const name = `${collection}\0${id}`;
    let known = this.known.get(name);
    if (known === undefined) {
      known = { collection, id, before: 'unseen', now: undefined, changed: false, reborn: false, number: 0 };
      this.known.set(name, known);
    }
    return known;
  }

  private async look(known: Known): Promise<void> {
    const before = await this.below.find(known.collection, known.id);
    // Somebody else may have looked, or changed it, in the meantime.
    if (known.before === 'unseen' && !known.changed) known.now = before?.record;
    known.before = before;
  }

  /** Of one that was looked at. */
  private placed({ collection, before, now, changed, reborn, number }: Known): Placed | undefined {
    const stored = before as Placed | undefined;
    if (!changed) return stored;
    if (now === undefined) return undefined;
    if (stored !== undefined && !reborn) return { record: now, key: stored.key, number: stored.number };
    return { record: now, key: keyIn(this.declared.named(collection), now), number };
  }
}
