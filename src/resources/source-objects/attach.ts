/** Giving a source to a customer, and taking it away. https://docs.stripe.com/sources/customers */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { requireChargeable } from './facts.ts';
import { type SourceObject, sources } from './states.ts';

/** @throws StripeError when it can be charged only once, cannot be charged, or belongs to somebody */
export async function attachSource(ctx: Context, source: SourceObject, customer: string): Promise<SourceObject> {
  if (source.customer !== undefined)
    throw errors.invalidRequest('This source is already attached to a customer.', 'source');
  if (source.usage === 'single_use')
    throw errors.invalidRequest('A source with a usage of single_use cannot be attached to a customer.', 'source');
  if (source.flow !== 'receiver') requireChargeable(source);
  return ctx.update('source', source.id, { customer });
}

/** It can never be charged again. */
export async function detachSource(ctx: Context, source: SourceObject): Promise<SourceObject> {
  await ctx.emit('customer.source.deleted', source);
  const changes = { customer: undefined } as unknown as Partial<SourceObject>;
  if (!sources.allows('detach', source)) return ctx.update('source', source.id, changes);
  return sources.move(ctx, source, 'detach', 'done', { changes });
}
