/** A hold that nobody captures lapses. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
import type { Context } from '../../core/context.ts';
import { makeRelease } from '../refunds/make.ts';
import { type Charge, charges } from './states.ts';

/** Has the bank let go of what was set aside, when its time has come. */
export async function expireLater(ctx: Context, charge: Charge): Promise<void> {
  const until = charge.payment_method_details?.card?.capture_before;
  if (charge.captured || until === undefined) return;
  await ctx.schedule('charge.expire', until - ctx.now(), { charge: charge.id });
}

export async function expire(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const charge = await ctx.get('charge', payload.charge as string);
  if (charge === undefined || !charges.allows('expire', charge)) return;
  // Of what was taken in parts, the rest alone goes back.
  if (charge.amount_captured > 0) return ctx.signal('charge.lapsed', charge);
  await makeRelease(ctx, charge, charge.amount, 'expired_uncaptured_charge');
  const changes = { amount_refunded: charge.amount };
  await ctx.signal('charge.released', await charges.move(ctx, charge, 'expire', 'done', { changes }));
}
