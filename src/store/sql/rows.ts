/** What a SQL database holds of one sandbox: records with their places. */
import type { Declared } from '../declared.ts';
import type { Place, Query } from '../store.ts';
import { type Condition, conditionsOf } from '../where.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import type { Lists } from './lists.ts';
import { type Placed, placedOf } from './records.ts';
import type { Values } from './statement.ts';
import type { Statements } from './statements.ts';

/** What everything that reads or writes with SQL shares. */
export interface Sql {
  readonly declared: Declared;
  readonly statements: Statements;
  readonly lists: Lists;
}

/** A query that knows where to start, and what comes next. */
export interface Walk extends Pick<Query, 'where' | 'created'> {
  readonly from: Place | undefined;
  /** By key and number, with the smallest first. */
  readonly upwards: boolean;
  /** Records that are fetched at once. */
  readonly atOnce: number;
}

/** Fetches what comes next in the order of a walk, and nothing when there is no more. */
export type Pages = () => Promise<Placed[]>;

export interface Rows {
  find(collection: string, id: string): Promise<Placed | undefined>;
  walk(collection: string, walk: Walk): Promise<Pages>;
  count(collection: string): Promise<number>;
}

/** An index that holds so many records for a value is large, however many more there are. */
const LARGE = 200;

export class StoredRows implements Rows {
  constructor(
    private readonly sql: Sql,
    private readonly connection: () => Connection,
    private readonly sandbox: string,
  ) {}

  async find(collection: string, id: string): Promise<Placed | undefined> {
    const values = { sandbox: this.sandbox, collection, id: keyOf(id) };
    const row = await this.connection().one(this.sql.statements.record, values);
    return row === undefined ? undefined : placedOf(row);
  }

  async count(collection: string): Promise<number> {
    const row = await this.connection().one(this.sql.statements.count, { sandbox: this.sandbox, collection });
    return Number(row?.count);
  }

  async walk(collection: string, { where = {}, created = {}, from, upwards, atOnce }: Walk): Promise<Pages> {
    const bounds = Object.entries(created).filter(([, bound]) => Number.isFinite(bound));
    const indexes = await this.smallestFirst(collection, where);
    const fixed: Values = {
      sandbox: this.sandbox,
      collection,
      ...Object.fromEntries(bounds),
      ...namesAndValues(indexes),
      limit: atOnce,
    };
    const bound = (name: string): boolean => bounds.some(([known]) => known === name);
    const shape = { indexes: indexes.length, from: bound('from'), to: bound('to'), upwards };
    let place = from;
    let isLast = false;
    return async () => {
      if (isLast) return [];
      const statement = this.sql.lists.statement({ ...shape, cursor: place !== undefined });
      const values = place === undefined ? fixed : { ...fixed, key: place.key, number: place.number };
      const page = (await this.connection().all(statement, values)).map(placedOf);
      isLast = page.length < atOnce;
      place = page.at(-1);
      return page;
    };
  }

  /** The index that holds the fewest records for its value is walked along, and the others are asked. */
  private async smallestFirst(collection: string, where: NonNullable<Query['where']>): Promise<Condition[]> {
    const conditions = conditionsOf(where).map(({ name, value }) => ({ name, value: keyOf(value) }));
    if (conditions.length < 2) return conditions;
    const sized = await Promise.all(
      conditions.map(async (condition) => ({ condition, size: await this.sizeOf(collection, condition) })),
    );
    return sized.sort((a, b) => a.size - b.size).map(({ condition }) => condition);
  }

  private async sizeOf(collection: string, condition: Condition): Promise<number> {
    const values = { sandbox: this.sandbox, collection, ...condition, limit: LARGE };
    const row = await this.connection().one(this.sql.statements.entries, values);
    return Number(row?.count);
  }
}

const namesAndValues = (indexes: readonly Condition[]): Values =>
  Object.fromEntries(
    indexes.flatMap(({ name, value }, i) => [
      [`name${i}`, name],
      [`value${i}`, value],
    ]),
  );
