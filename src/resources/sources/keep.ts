/** Giving a customer a source, and taking it away. https://docs.stripe.com/api/cards/create */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { type Metadata, type MetadataParam, newMetadata } from '../../core/metadata.ts';
import { attachSource, detachSource } from '../source-objects/attach.ts';
import { useToken } from '../tokens/use.ts';
import { hideAsMethod, showAsMethod } from './as-method.ts';
import { storeBankAccount } from './bank-account.ts';
import { checkCard, storeCard } from './card.ts';
import { type Source, sourceOf, sourcesOf } from './find.ts';

interface Options {
  metadata?: MetadataParam;
  /** Whether the bank is asked about the card; it is, unless the caller says otherwise. */
  validate?: boolean | undefined;
}

/**
 * Turns a token into a source of the customer; tells nobody yet.
 * @throws StripeError 402 when the bank refuses the card
 */
export async function makeSource(
  ctx: Context,
  customer: string,
  token: string,
  { metadata, validate = true }: Options = {},
): Promise<Source> {
  const given = await ctx.get('source', token);
  if (given !== undefined) return placed(ctx, await attachSource(ctx, given, customer), metadata);
  if (token.startsWith('src_')) throw errors.resourceMissing('source', token, 'source');
  const used = await useToken(ctx, token, 'source');
  if (used.kind === 'card' && validate) checkCard(used);
  const made: Source =
    used.kind === 'card' ? await storeCard(ctx, used, customer) : await storeBankAccount(ctx, used, customer);
  return placed(ctx, made, metadata);
}

/** Notes its place among the customer's sources. */
async function placed(ctx: Context, made: Source, metadata: MetadataParam | undefined): Promise<Source> {
  const place = await ctx.tx.next('sources');
  const changes: { metadata: Metadata } = { metadata: { ...made.metadata, ...newMetadata(metadata) } };
  const kept = await ctx.update(made.object, made.id, changes, { internal: { place } });
  await showAsMethod(ctx, kept);
  return kept;
}

/** Gives a customer a source; the first one becomes the default. @throws StripeError 402 when the bank refuses it */
export async function addSource(ctx: Context, customer: string, token: string, options: Options = {}): Promise<Source> {
  const source = await makeSource(ctx, customer, token, options);
  await ctx.emit('customer.source.created', source);
  const { default_source } = await ctx.find('customer', customer);
  if (default_source === null) await makeDefault(ctx, customer, source.id);
  return source;
}

/** What a customer's update does with a token: the new source takes the place of the default. */
export async function replaceSource(ctx: Context, customer: string, token: string): Promise<string> {
  const { default_source } = await ctx.find('customer', customer);
  const source = await makeSource(ctx, customer, token);
  await ctx.emit('customer.source.created', source);
  const old = default_source === null ? undefined : await sourceOf(ctx, customer, default_source as string);
  if (old !== undefined) await takeAway(ctx, old);
  return source.id;
}

/** The default goes over to the newest that is left. */
export async function removeSource(ctx: Context, customer: string, source: Source): Promise<Source> {
  const { id } = source;
  const left = await takeAway(ctx, source);
  const { default_source } = await ctx.find('customer', customer);
  if (default_source !== id) return left;
  const [next] = await sourcesOf(ctx, customer);
  await makeDefault(ctx, customer, next?.id ?? null);
  return left;
}

/** Cards and accounts are gone then; a source stays, of no use to anybody. @returns what is left of it */
async function takeAway(ctx: Context, source: Source): Promise<Source> {
  await hideAsMethod(ctx, source);
  if (source.object === 'source') return detachSource(ctx, source);
  await ctx.remove(source.object, source.id, 'customer.source.deleted');
  return source;
}

async function makeDefault(ctx: Context, customer: string, default_source: string | null): Promise<void> {
  await ctx.update('customer', customer, { default_source }, { events: ['customer.updated'] });
}

/** The customer is gone, and its sources with it. */
export async function removeAllSources(ctx: Context, customer: string): Promise<void> {
  for (const source of await sourcesOf(ctx, customer)) await takeAway(ctx, source);
}

/** @throws StripeError when the customer has no such source */
export async function checkDefault(ctx: Context, customer: string, id: string): Promise<void> {
  if ((await sourceOf(ctx, customer, id)) === undefined) throw errors.resourceMissing('source', id, 'default_source');
}

/** Whoever detaches the payment method of a card takes the card away too. */
export async function methodDetached(ctx: Context, { id }: Stored<'payment_method'>): Promise<void> {
  const source = (await ctx.get('card', id)) ?? (await ctx.get('source', id));
  if (source?.customer) await removeSource(ctx, source.customer as string, source);
}
