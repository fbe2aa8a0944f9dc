/** What a customer pays with in the older API: cards, bank accounts and sources, in the order in which they came. */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { ListAnswer } from '../../core/operation.ts';
import { inPages } from '../../core/pages.ts';

export type Source = Stored<'card'> | Stored<'bank_account'> | Stored<'source'>;
export type SourceName = Source['object'];

const NAMES: readonly SourceName[] = ['card', 'bank_account', 'source'];

/** More than any customer has. */
const ALL = 1000;

async function ofKind(ctx: Context, customer: string, name: SourceName): Promise<Source[]> {
  return (await ctx.list<SourceName>(name, { where: { customer }, limit: ALL })).data;
}

/** Newest first. @param name those of one kind only */
export async function sourcesOf(ctx: Context, customer: string, name?: string): Promise<Source[]> {
  const kinds = NAMES.filter((kind) => name === undefined || kind === name);
  const found = await Promise.all(kinds.map((kind) => ofKind(ctx, customer, kind)));
  const ordered = await Promise.all(
    found.flat().map(async (source) => ({ source, place: await placeOf(ctx, source) })),
  );
  return ordered.sort((a, b) => b.place - a.place).map(({ source }) => source);
}

const placeOf = async (ctx: Context, { id, object }: Source): Promise<number> =>
  (await ctx.internal<{ place?: number }>(object, id)).place ?? 0;

/** A page of a customer's sources as Stripe answers it. */
export async function listSources(
  ctx: Context,
  customer: string,
  params: { object?: string; limit?: number; starting_after?: string; ending_before?: string },
  url: string,
): Promise<ListAnswer<Source>> {
  return inPages(await sourcesOf(ctx, customer, params.object), params, 'source', url);
}

/** @returns undefined when the customer has no such source */
export async function sourceOf(ctx: Context, customer: string, id: string): Promise<Source | undefined> {
  const found = (await ctx.get('card', id)) ?? (await ctx.get('bank_account', id)) ?? (await ctx.get('source', id));
  return found?.customer === customer ? found : undefined;
}

/** A source that the path names, or a parameter. @throws StripeError `resource_missing` */
export async function findSource(ctx: Context, customer: string, id: string, param?: string): Promise<Source> {
  const found = await sourceOf(ctx, customer, id);
  if (found === undefined) throw errors.resourceMissing('source', id, param);
  return found;
}
