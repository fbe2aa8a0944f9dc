/** Reads one sandbox. */
import type { Declared } from '../declared.ts';
import type { Page, Place, Query, Reader, StoredRecord } from '../store.ts';
import type { Placed } from './records.ts';
import type { Rows } from './rows.ts';

/** Records that are fetched at once, at most, and where a filter may leave some out. */
const MOST_AT_ONCE = 1000;
const WITH_FILTER = 100;

export class SqlReader implements Reader {
  private ended = false;

  constructor(
    protected readonly declared: Declared,
    private readonly stored: Rows,
  ) {}

  async get(collection: string, id: string): Promise<StoredRecord | undefined> {
    this.declared.named(collection);
    return (await this.open().find(collection, id))?.record;
  }

  async list(collection: string, query: Query): Promise<Page> {
    const { indexes, order } = this.declared.named(collection);
    const { where = {}, created = {}, filter, limit, after, before } = query;
    for (const name of Object.keys(where))
      if (!(name in indexes)) throw new Error(`${collection} has no index ${name}`);
    const pages = await this.open().walk(collection, {
      where,
      created,
      from: await this.placeOf(collection, after ?? before),
      upwards: (before === undefined) === (order !== undefined),
      atOnce: filter === undefined ? Math.min(limit + 1, MOST_AT_ONCE) : Math.max(limit + 1, WITH_FILTER),
    });
    const found: Placed[] = [];
    for (let page = await pages(); page.length > 0; page = await pages()) {
      for (const placed of page) if (filter === undefined || filter(placed.record)) found.push(placed);
      if (found.length > limit) break;
    }
    const hasMore = found.length > limit;
    if (hasMore) found.length = limit;
    if (before !== undefined) found.reverse();
    return { records: found.map(({ record }) => record), places: found, hasMore };
  }

  async count(collection: string): Promise<number> {
    this.declared.named(collection);
    return this.open().count(collection);
  }

  end(): void {
    this.ended = true;
  }

  /** Work that was not awaited must not reach into the next transaction. */
  protected open(): Rows {
    if (this.ended) throw new Error('the transaction has ended');
    return this.stored;
  }

  private async placeOf(collection: string, cursor: Query['after']): Promise<Place | undefined> {
    return typeof cursor === 'string' ? this.open().find(collection, cursor) : cursor;
  }
}
