/** What is on the disk, kept in memory too: this process is the only one that changes it. */
import { LRUCache } from 'lru-cache';
import type { Placed } from '../sql/records.ts';
import type { Pages, Rows, Walk } from '../sql/rows.ts';

/** Characters of text in all, of which the objects take some times as much. */
const MOST = 16_000_000;
/** A larger record is not kept. */
const LARGE = 100_000;
/** Collections of sandboxes of which it is known whether they hold anything. */
const MOST_COLLECTIONS = 20_000;

/** Sandboxes are named by places; see Room. */
export class Cache {
  private readonly records = new LRUCache<string, Placed>({
    maxSize: MOST,
    maxEntrySize: LARGE,
    sizeCalculation: ({ size = LARGE }) => size + 1,
  });
  private readonly empty = new LRUCache<string, boolean>({ max: MOST_COLLECTIONS });

  record(place: string, collection: string, id: string): Placed | undefined {
    return this.records.get(keyFor(place, collection, id));
  }

  keep(place: string, collection: string, placed: Placed): void {
    this.records.set(keyFor(place, collection, placed.record.id), placed);
  }

  /** Undefined: nobody has looked. */
  isEmpty(place: string, collection: string): boolean | undefined {
    return this.empty.get(keyFor(place, collection));
  }

  keepEmpty(place: string, collection: string, isEmpty: boolean): void {
    this.empty.set(keyFor(place, collection), isEmpty);
  }

  /** It has changed on the disk. */
  forget(place: string, collection: string, id: string): void {
    this.records.delete(keyFor(place, collection, id));
    this.empty.delete(keyFor(place, collection));
  }
}

const keyFor = (...parts: string[]): string => parts.join(' ');

export class CachedRows implements Rows {
  /**
   * @param place names the sandbox in the cache
   * @param isLatest whether what lies below shows what was committed last
   */
  constructor(
    private readonly cache: Cache,
    private readonly place: string,
    private readonly below: Rows,
    private readonly isLatest: () => boolean,
  ) {}

  async find(collection: string, id: string): Promise<Placed | undefined> {
    if (this.isLatest()) {
      const kept = this.cache.record(this.place, collection, id);
      if (kept !== undefined) return kept;
      if (this.cache.isEmpty(this.place, collection)) return undefined;
    }
    const found = await this.below.find(collection, id);
    if (found === undefined) await this.isEmpty(collection);
    else if (this.isLatest()) this.cache.keep(this.place, collection, found);
    return found;
  }

  async walk(collection: string, walk: Walk): Promise<Pages> {
    return (await this.isEmpty(collection)) ? nothing : this.below.walk(collection, walk);
  }

  count(collection: string): Promise<number> {
    return this.below.count(collection);
  }

  /** Most sandboxes have none of most things, and it is asked again and again. */
  private async isEmpty(collection: string): Promise<boolean> {
    const known = this.isLatest() ? this.cache.isEmpty(this.place, collection) : false;
    if (known !== undefined) return known;
    const pages = await this.below.walk(collection, { from: undefined, upwards: true, atOnce: 1 });
    const isEmpty = (await pages()).length === 0;
    if (this.isLatest()) this.cache.keepEmpty(this.place, collection, isEmpty);
    return isEmpty;
  }
}

const nothing = async (): Promise<Placed[]> => [];
