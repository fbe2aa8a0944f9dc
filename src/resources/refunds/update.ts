/** Noting something on a refund. https://docs.stripe.com/api/refunds/update */
import type Stripe from 'stripe';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';

type Refund = Stored<'refund'>;

export function updateRefund(ctx: Context, refund: Refund, params: Stripe.RefundUpdateParams): Promise<Refund> {
  const metadata = mergeMetadata(refund.metadata ?? {}, params.metadata);
  return ctx.update('refund', refund.id, { metadata }, { events: ['refund.updated', 'charge.refund.updated'] });
}
