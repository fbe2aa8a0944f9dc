/** What customers pay with in the older API, under its own addresses and under those that came before. https://docs.stripe.com/api/cards */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { Handlers, Resource } from '../../core/operation.ts';
import { methodChanged } from './as-method.ts';
import { findSource, listSources, type Source, type SourceName } from './find.ts';
import { type GivenSource, givenSource } from './given.ts';
import { addSource, methodDetached, removeSource } from './keep.ts';
import { changeSource } from './update.ts';
import { verifyAccount } from './verify.ts';

interface Path {
  customer: string;
  id: string;
}

/** A source of the path's customer. @param kind those of another kind are not found */
async function inPath(ctx: Context, { customer, id }: Path, kind?: SourceName): Promise<Source> {
  await ctx.find('customer', customer);
  const source = await findSource(ctx, customer, id);
  if (kind !== undefined && source.object !== kind) throw errors.resourceMissing('source', id);
  return source;
}

async function bankAccount(ctx: Context, path: Path) {
  const source = await inPath(ctx, path, 'bank_account');
  if (source.object !== 'bank_account') throw errors.resourceMissing('source', path.id);
  return source;
}

/** The operations under one address. @param noun its last word @param kind of the sources that it shows */
function operationsOf<N extends 'sources' | 'cards' | 'bank_accounts'>(noun: N, kind?: SourceName): Handlers {
  const all = `/v1/customers/{customer}/${noun}` as const;
  const handlers = {
    [`GET ${all}`]: async (ctx: Context, params: { object?: string }, { customer }: Path) => {
      await ctx.find('customer', customer);
      return listSources(
        ctx,
        customer,
        kind === undefined ? params : { ...params, object: kind },
        ctx.request?.path ?? '',
      );
    },
    [`POST ${all}`]: async (ctx: Context, params: CreateParams, { customer }: Path) => {
      await ctx.find('customer', customer);
      const { metadata, validate } = params;
      const source = await givenSource(ctx, params);
      if (source === undefined) throw errors.missingParam('source');
      return addSource(ctx, customer, source, { metadata, validate });
    },
    [`GET ${all}/{id}`]: (ctx: Context, _params: object, path: Path) => inPath(ctx, path, kind),
    [`POST ${all}/{id}`]: async (ctx: Context, params: object, path: Path) =>
      changeSource(ctx, await inPath(ctx, path, kind), params),
    [`DELETE ${all}/{id}`]: async (ctx: Context, _params: object, path: Path) => {
      const source = await inPath(ctx, path, kind);
      const left = await removeSource(ctx, path.customer, source);
      return left.object === 'source' ? left : { id: source.id, object: source.object, deleted: true };
    },
  };
  return handlers as Handlers;
}

interface CreateParams extends GivenSource {
  metadata?: Record<string, string>;
  validate?: boolean;
}

export const cards: Resource = {
  object: 'card',
  indexes: {
    account: ({ data }) => data.account as string | undefined,
    customer: ({ data }) => data.customer as string | null,
  },
  operations: { ...operationsOf('sources'), ...operationsOf('cards', 'card') },
  reactions: { 'payment_method.detached': methodDetached, 'payment_method.updated': methodChanged },
};

export const bankAccounts: Resource = {
  object: 'bank_account',
  indexes: {
    account: ({ data }) => data.account as string | undefined,
    customer: ({ data }) => data.customer as string | null,
  },
  operations: {
    ...operationsOf('bank_accounts', 'bank_account'),
    'POST /v1/customers/{customer}/sources/{id}/verify': async (ctx, params, path) =>
      verifyAccount(ctx, await bankAccount(ctx, path), params.amounts),
    'POST /v1/customers/{customer}/bank_accounts/{id}/verify': async (ctx, params, path) =>
      verifyAccount(ctx, await bankAccount(ctx, path), params.amounts),
  },
};
