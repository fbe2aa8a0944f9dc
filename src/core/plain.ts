/** Operations that need no behaviour of their own: retrieve and list. */
import { errors } from '../contract/errors.ts';
import type { ObjectName, Stored } from '../contract/types.ts';
import type { Query } from '../store/store.ts';
import type { Context } from './context.ts';
import type { ListAnswer } from './operation.ts';

type Bounds = number | { gt?: number; gte?: number; lt?: number; lte?: number };

/** @returns whether a time lies within a range parameter; undefined: none was given */
export function inRange(bounds: Bounds | undefined): ((time: number) => boolean) | undefined {
  const { from = 0, to = Number.POSITIVE_INFINITY } = createdRange(bounds) ?? {};
  return bounds === undefined ? undefined : (time) => time >= from && time <= to;
}

type Path = Readonly<Record<string, string>>;

/** Paging and range parameters that every list takes. https://docs.stripe.com/api/pagination */
interface ListParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number };
}

export const DEFAULT_LIMIT = 10;

/** Answers with the object that the last part of the path names. */
export const retrieve =
  <N extends ObjectName>(object: N) =>
  async (ctx: Context, _params: unknown, path: Path): Promise<Stored<N>> =>
    ctx.find(object, Object.values(path).at(-1) ?? '');

/** Inclusive bounds, in seconds, of a `created` parameter. */
function createdRange(created: ListParams['created']): Query['created'] {
  if (created === undefined) return undefined;
  if (typeof created === 'number') return { from: created, to: created };
  const lowest = Math.max(created.gte ?? 0, created.gt === undefined ? 0 : created.gt + 1);
  const highest = Math.min(created.lte ?? Infinity, created.lt === undefined ? Infinity : created.lt - 1);
  return { from: lowest, to: highest };
}

const notBefore = (oldest: number, range: Query['created']): Query['created'] =>
  oldest === 0 ? range : { ...range, from: Math.max(oldest, range?.from ?? 0) };

async function cursor(
  ctx: Context,
  object: string,
  id: string | undefined,
  param: string,
): Promise<string | undefined> {
  if (id !== undefined && (await ctx.record(object, id)) === undefined) throw errors.resourceMissing(object, id, param);
  return id;
}

/** A page of a collection as Stripe answers it, with paging and `created` taken from the parameters. @param oldest seconds since the epoch: older ones are gone */
export async function pageOf<N extends ObjectName>(
  ctx: Context,
  object: N,
  params: object,
  { oldest = 0, ...query }: Pick<Query, 'where' | 'filter'> & { oldest?: number },
  url = ctx.request?.path ?? '',
): Promise<ListAnswer<Stored<N>>> {
  const { limit = DEFAULT_LIMIT, starting_after, ending_before, created } = params as ListParams;
  const after = await cursor(ctx, object, starting_after, 'starting_after');
  const before = await cursor(ctx, object, ending_before, 'ending_before');
  if (after !== undefined && before !== undefined) throw errors.bothCursors();
  const range = notBefore(oldest, createdRange(created));
  const { data, hasMore } = await ctx.list(object, {
    ...query,
    limit,
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
    ...(range !== undefined && { created: range }),
  });
  return { object: 'list', data, has_more: hasMore, url };
}

interface ListOptions {
  /** Parameters that are the names of indexes too. */
  filters?: readonly string[];
  /** Fixed filters from the path, by index. */
  path?: Readonly<Record<string, string>>;
}

/** Lists a collection, newest first; each filter is a parameter and an index of the same name. */
export const list =
  <N extends ObjectName>(object: N, { filters = [], path: fromPath = {} }: ListOptions = {}) =>
  async (ctx: Context, params: object, path: Path): Promise<ListAnswer<Stored<N>>> => {
    const where: Record<string, string> = {};
    for (const [index, placeholder] of Object.entries(fromPath)) where[index] = path[placeholder] ?? '';
    for (const name of filters) {
      const value = (params as Record<string, unknown>)[name];
      if (value !== undefined) where[name] = String(value);
    }
    return pageOf(ctx, object, params, { where });
  };
