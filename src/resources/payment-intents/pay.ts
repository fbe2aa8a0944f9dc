/** One attempt to pay: the network's outcome becomes a charge and the next state of the intent. */
import type { Context } from '../../core/context.ts';
import type { IntentFacts } from './confirm.ts';
import type { PayAction } from './follow.ts';
import { payByCard } from './pay-by-card.ts';
import { payOtherwise } from './pay-otherwise.ts';
import type { Intent } from './states.ts';

/**
 * @param facts how it was confirmed
 * @throws StripeError 402 when the network declines: charge, event and state are kept
 */
export async function pay(ctx: Context, intent: Intent, facts: IntentFacts, action: PayAction): Promise<Intent> {
  const method = await ctx.find('payment_method', intent.payment_method as string);
  return method.type === 'card'
    ? payByCard(ctx, intent, facts, action)
    : payOtherwise(ctx, intent, method, facts, action);
}
