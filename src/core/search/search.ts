/** The operation that searches a resource. https://docs.stripe.com/api/pagination/search */
import { errors } from '../../contract/errors.ts';
import type { ObjectName, Stored } from '../../contract/types.ts';
import type { Place, Query, StoredRecord } from '../../store/store.ts';
import type { Context } from '../context.ts';
import type { SearchAnswer } from '../operation.ts';
import { DEFAULT_LIMIT } from '../plain.ts';
import { versionAt } from './freshness.ts';
import { type Walk, walksFor } from './indexes.ts';
import { matcher } from './match.ts';
import { parseQuery } from './query.ts';

interface SearchParams {
  query: string;
  limit?: number;
  page?: string;
  expand?: string[];
}

/** Beyond this many `total_count` does not count. https://docs.stripe.com/api/pagination/search */
const MOST_COUNTED = 10_000;

const pageAfter = ({ key, number }: Place): string => btoa(JSON.stringify([key, number]));

function placeOf(page: string): Place {
  try {
    const [key, number, ...rest] = JSON.parse(atob(page)) as unknown[];
    if (Number.isFinite(key) && Number.isFinite(number) && rest.length === 0)
      return { key: key as number, number: number as number };
  } catch {
    // Whatever it is, no search returned it.
  }
  throw errors.badSearchPage();
}

interface Hit {
  readonly record: StoredRecord;
  readonly place: Place;
}

/** Newest first. @returns at most `limit`, and what comes next */
async function find(ctx: Context, object: string, walks: readonly Walk[], query: Query): Promise<Hit[]> {
  const hits = new Map<string, Hit>();
  for (const walk of walks) {
    const { records, places } = await ctx.tx.list(object, { ...walk, ...query });
    for (const [i, record] of records.entries()) hits.set(record.id, { record, place: places[i] as Place });
  }
  if (walks.length === 1) return [...hits.values()];
  const newestFirst = (a: Hit, b: Hit): number => b.place.key - a.place.key || b.place.number - a.place.number;
  return [...hits.values()].sort(newestFirst).slice(0, query.limit);
}

/** Decides whether a search finds a record, as far as it knows of it by now. */
async function filterFor(ctx: Context, matches: (data: StoredRecord['data']) => boolean) {
  const { searchDelay } = ctx.env;
  if (searchDelay === 0) return ({ data }: StoredRecord) => matches(data);
  const time = (await ctx.time()) - searchDelay;
  return (record: StoredRecord) => {
    const seen = versionAt(record, time);
    return seen !== null && matches(seen);
  };
}

/** Answers with a page of what matches a query; see `Resource.search`. */
export const search =
  <N extends ObjectName>(object: N) =>
  async (ctx: Context, params: SearchParams): Promise<SearchAnswer<Stored<N>>> => {
    const { limit = DEFAULT_LIMIT, page, expand = [] } = params;
    const url = ctx.request?.path ?? '';
    const fields = ctx.env.searchable.get(object) ?? {};
    const query = parseQuery(params.query);
    const filter = await filterFor(ctx, matcher(query, fields, url.split('/').at(-2) ?? object));
    const walks = walksFor(query, fields);
    const after = page === undefined ? {} : { after: placeOf(page) };
    const hits = await find(ctx, object, walks, { filter, limit: limit + 1, ...after });
    const shown = hits.slice(0, limit);
    const last = hits.length > limit ? shown.at(-1) : undefined;
    const counted = expand.includes('total_count') && (await find(ctx, object, walks, { filter, limit: MOST_COUNTED }));
    return {
      object: 'search_result',
      data: shown.map(({ record }) => record.data as Stored<N>),
      has_more: last !== undefined,
      next_page: last === undefined ? null : pageAfter(last.place),
      ...(counted && { total_count: counted.length }),
      url,
    };
  };
