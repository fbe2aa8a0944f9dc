/** What happens by itself while a customer is to approve a payment: banking apps are answered. */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { delayOf } from '../../time/delays.ts';
import type { IntentFacts } from './confirm.ts';
import type { Intent } from './states.ts';

export async function meanwhile(
  ctx: Context,
  intent: Intent,
  { id }: Stored<'payment_method'>,
  { blikCode }: IntentFacts,
): Promise<void> {
  const payload = { intent: intent.id, payment_method: id };
  if (blikCode !== undefined) await ctx.schedule('payment_intent.approved', delayOf('approval', ctx.clock), payload);
}
