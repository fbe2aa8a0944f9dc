/** Refunds under the addresses that they had before: as parts of their charge. https://docs.stripe.com/api/refunds */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Handlers } from '../../core/operation.ts';
import { list } from '../../core/plain.ts';
import { create } from './create.ts';
import { updateRefund } from './update.ts';

const REFUNDS = list('refund', { path: { charge: 'charge' } });

async function find(ctx: Context, path: { charge: string; refund: string }): Promise<Stored<'refund'>> {
  const refund = await ctx.find('refund', path.refund);
  if (refund.charge !== path.charge) throw errors.resourceMissing('refund', path.refund);
  return refund;
}

/** What the path names goes before what the parameters do. */
const make = async (ctx: Context, params: object, { charge }: { charge: string }) => {
  await ctx.find('charge', charge);
  return create(ctx, { ...params, charge }, {});
};

export const ofCharge: Handlers = {
  'POST /v1/charges/{charge}/refund': async (ctx, params, path) => {
    await make(ctx, params, path);
    return ctx.find('charge', path.charge);
  },
  'POST /v1/charges/{charge}/refunds': make,
  'GET /v1/charges/{charge}/refunds': async (ctx, params, path) => {
    await ctx.find('charge', path.charge);
    return REFUNDS(ctx, params, path);
  },
  'GET /v1/charges/{charge}/refunds/{refund}': (ctx, _params, path) => find(ctx, path),
  'POST /v1/charges/{charge}/refunds/{refund}': async (ctx, params, path) =>
    updateRefund(ctx, await find(ctx, path), params),
};
