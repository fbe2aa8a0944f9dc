/** Numbers under which businesses pay tax. https://docs.stripe.com/api/tax_ids */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf, retrieve } from '../../core/plain.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { makeTaxId } from './make.ts';
import { registerAnswered } from './verify.ts';

interface Owner {
  type: 'account' | 'application' | 'customer' | 'self';
  account?: string;
  customer?: string;
  customer_account?: string;
}

/** @returns the customer that owns it; null: the account itself */
async function ownerOf(ctx: Context, owner: Owner = { type: 'self' }): Promise<string | null> {
  refuseUnsupported(owner, ['account', 'customer_account']);
  if (owner.type === 'self') return null;
  if (owner.type !== 'customer') throw errors.notEmulated(`owner[type]=${owner.type}`);
  if (owner.customer === undefined) throw errors.missingParam('owner[customer]');
  return (await ctx.referred('customer', owner.customer, 'owner[customer]')).id;
}

const create: Handler<'POST /v1/tax_ids'> = async (ctx, params) =>
  makeTaxId(ctx, params, await ownerOf(ctx, params.owner as Owner));

const createFor: Handler<'POST /v1/customers/{customer}/tax_ids'> = async (ctx, params, { customer }) => {
  await ctx.find('customer', customer);
  return makeTaxId(ctx, params, customer);
};

/** Those of the account itself have no customer. */
const SELF = 'self';

const list: Handler<'GET /v1/tax_ids'> = async (ctx, params) =>
  pageOf(ctx, 'tax_id', params, { where: { owner: (await ownerOf(ctx, params.owner as Owner)) ?? SELF } });

const listOf: Handler<'GET /v1/customers/{customer}/tax_ids'> = async (ctx, params, { customer }) => {
  await ctx.find('customer', customer);
  return pageOf(ctx, 'tax_id', params, { where: { owner: customer } });
};

async function find(ctx: Context, path: { customer: string; id: string }): Promise<Stored<'tax_id'>> {
  await ctx.find('customer', path.customer);
  const taxId = await ctx.find('tax_id', path.id);
  if (taxId.customer !== path.customer) throw errors.resourceMissing('tax_id', path.id);
  return taxId;
}

async function remove(ctx: Context, { id }: Stored<'tax_id'>) {
  await ctx.remove('tax_id', id, 'customer.tax_id.deleted');
  return { id, object: 'tax_id', deleted: true } as const;
}

export const taxIds: Resource = {
  object: 'tax_id',
  indexes: { owner: ({ data }) => (data.customer as string | null) ?? SELF },
  operations: {
    'POST /v1/tax_ids': create,
    'GET /v1/tax_ids': list,
    'GET /v1/tax_ids/{id}': retrieve('tax_id'),
    'DELETE /v1/tax_ids/{id}': async (ctx, _params, { id }) => remove(ctx, await ctx.find('tax_id', id)),
    'POST /v1/customers/{customer}/tax_ids': createFor,
    'GET /v1/customers/{customer}/tax_ids': listOf,
    'GET /v1/customers/{customer}/tax_ids/{id}': (ctx, _params, path) => find(ctx, path),
    'DELETE /v1/customers/{customer}/tax_ids/{id}': async (ctx, _params, path) => remove(ctx, await find(ctx, path)),
  },
  jobs: { 'tax_id.verify': registerAnswered },
};
