/** One attempt to set a payment method up. */
import type { Context } from '../../core/context.ts';
import type { HowConfirmed } from '../intents/kinds.ts';
import { setUpCard } from './card.ts';
import type { AttemptAction } from './follow.ts';
import { setUpOtherwise } from './otherwise.ts';
import type { Setup } from './states.ts';

/**
 * @param how it was confirmed
 * @throws StripeError 402 when the bank declines: attempt, event and state are kept
 */
export async function attemptSetup(
  ctx: Context,
  intent: Setup,
  how: HowConfirmed,
  action: AttemptAction,
): Promise<Setup> {
  const method = await ctx.find('payment_method', intent.payment_method as string);
  if (method.type !== 'card') return setUpOtherwise(ctx, intent, method, how, action);
  return setUpCard(ctx, intent, how, action === 'verify' ? 'confirm' : action);
}
