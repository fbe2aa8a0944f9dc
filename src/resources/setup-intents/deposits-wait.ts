/** Deposits that do not arrive come back. */
import type { Context } from '../../core/context.ts';
import { behaviourOf } from '../../network/methods/behaviour.ts';
import { delayOf } from '../../time/delays.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import type { Setup } from './states.ts';

export async function depositsWait(ctx: Context, { id, payment_method }: Setup): Promise<void> {
  const { behaviour } = await ctx.internal<MethodFacts>('payment_method', payment_method as string);
  if (!behaviourOf(behaviour).noDeposits) return;
  const payload = { intent: id, payment_method: payment_method as string };
  await ctx.schedule('setup_intent.deposits_returned', delayOf('deposits', ctx.clock), payload);
}
