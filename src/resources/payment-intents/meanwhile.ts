/** What happens by itself while a customer is to approve a payment: banking apps are answered, codes expire. */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { delayOf } from '../../time/delays.ts';
import { pixExpiry } from '../intents/actions.ts';
import type { IntentFacts } from './confirm.ts';
import type { Intent } from './states.ts';

export async function meanwhile(
  ctx: Context,
  intent: Intent,
  { id, type }: Stored<'payment_method'>,
  { blikCode }: IntentFacts,
): Promise<void> {
  const payload = { intent: intent.id, payment_method: id };
  if (blikCode !== undefined) await ctx.schedule('payment_intent.approved', delayOf('approval', ctx.clock), payload);
  if (type !== 'pix') return;
  const left = Math.max(0, pixExpiry(ctx, intent) - ctx.now());
  await ctx.schedule('payment_intent.voucher', left, { ...payload, result: 'expires' });
}
