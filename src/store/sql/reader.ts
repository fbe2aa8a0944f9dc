/** Reads one sandbox through a connection. */
import type { Declared } from '../declared.ts';
import type { Page, Place, Query, Reader, StoredRecord } from '../store.ts';
import { type Condition, conditionsOf } from '../where.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import type { Lists } from './lists.ts';
import { type Placed, placedOf } from './records.ts';
import type { Values } from './statement.ts';
import type { Statements } from './statements.ts';

/** What all readers of a store share. */
export interface Sql {
  readonly declared: Declared;
  readonly statements: Statements;
  readonly lists: Lists;
}

/** Records that are fetched at once, at most, and where a filter may leave some out. */
const MOST_AT_ONCE = 1000;
const WITH_FILTER = 100;
/** An index that holds so many records for a value is large, however many more there are. */
const LARGE = 200;

export class SqlReader implements Reader {
  private ended = false;

  constructor(
    protected readonly sql: Sql,
    private readonly connection: Connection,
    protected readonly sandbox: string,
  ) {}

  async get(collection: string, id: string): Promise<StoredRecord | undefined> {
    return (await this.find(collection, id))?.record;
  }

  async list(collection: string, query: Query): Promise<Page> {
    const { filter, limit, before } = query;
    const pages = await this.pages(collection, query);
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
    this.sql.declared.named(collection);
    const row = await this.open().one(this.sql.statements.count, { sandbox: this.sandbox, collection });
    return Number(row?.count);
  }

  end(): void {
    this.ended = true;
  }

  /** A record with its place. */
  protected async find(collection: string, id: string): Promise<Placed | undefined> {
    this.sql.declared.named(collection);
    const values = { sandbox: this.sandbox, collection, id: keyOf(id) };
    const row = await this.open().one(this.sql.statements.record, values);
    return row === undefined ? undefined : placedOf(row);
  }

  /** Work that was not awaited must not reach into the next transaction. */
  protected open(): Connection {
    if (this.ended) throw new Error('the transaction has ended');
    return this.connection;
  }

  /** @returns a function that fetches what comes next in the order of the query, and nothing when there is no more */
  private async pages(collection: string, query: Query): Promise<() => Promise<Placed[]>> {
    const { where = {}, created = {}, filter, limit, after, before } = query;
    const bounds = Object.entries(created).filter(([, bound]) => Number.isFinite(bound));
    const indexes = await this.smallestFirst(collection, where);
    const fixed: Values = {
      sandbox: this.sandbox,
      collection,
      ...Object.fromEntries(bounds),
      ...Object.fromEntries(
        indexes.flatMap(({ name, value }, i) => [
          [`name${i}`, name],
          [`value${i}`, value],
        ]),
      ),
      limit: filter === undefined ? Math.min(limit + 1, MOST_AT_ONCE) : Math.max(limit + 1, WITH_FILTER),
    };
    const shape = {
      indexes: indexes.length,
      from: bounds.some(([name]) => name === 'from'),
      to: bounds.some(([name]) => name === 'to'),
      upwards: (before === undefined) === (this.sql.declared.named(collection).order !== undefined),
    };
    const cursor = after ?? before;
    let place: Place | undefined = typeof cursor === 'string' ? await this.find(collection, cursor) : cursor;
    let isLast = false;
    return async () => {
      if (isLast) return [];
      const statement = this.sql.lists.statement({ ...shape, cursor: place !== undefined });
      const values = place === undefined ? fixed : { ...fixed, key: place.key, number: place.number };
      const page = (await this.open().all(statement, values)).map(placedOf);
      isLast = page.length < (fixed.limit as number);
      place = page.at(-1);
      return page;
    };
  }

  /** The index that holds the fewest records for its value is walked along, and the others are asked. */
  private async smallestFirst(collection: string, where: NonNullable<Query['where']>): Promise<Condition[]> {
    const { indexes } = this.sql.declared.named(collection);
    const conditions = conditionsOf(where).map(({ name, value }) => ({ name, value: keyOf(value) }));
    for (const { name } of conditions) if (!(name in indexes)) throw new Error(`${collection} has no index ${name}`);
    if (conditions.length < 2) return conditions;
    const sized = await Promise.all(
      conditions.map(async (condition) => ({ condition, size: await this.sizeOf(collection, condition) })),
    );
    return sized.sort((a, b) => a.size - b.size).map(({ condition }) => condition);
  }

  private async sizeOf(collection: string, condition: Condition): Promise<number> {
    const values = { sandbox: this.sandbox, collection, ...condition, limit: LARGE };
    const row = await this.open().one(this.sql.statements.entries, values);
    return Number(row?.count);
  }
}
