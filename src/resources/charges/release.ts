/** Money that was set aside goes back without having been taken; Stripe shows that as a refund. https://docs.stripe.com/refunds#cancel-payment */
import type { Context } from '../../core/context.ts';
import { makeRelease } from '../refunds/make.ts';
import { type Charge, charges } from './states.ts';

export async function releaseCharge(ctx: Context, id: string): Promise<Charge> {
  const charge = await ctx.find('charge', id);
  await makeRelease(ctx, charge, charge.amount);
  return charges.move(ctx, charge, 'release', 'done', { changes: { amount_refunded: charge.amount } });
}
