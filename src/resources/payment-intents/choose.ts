/** Choosing what an intent is to be paid with. */
import type { Context } from '../../core/context.ts';
import { type Choice, choosesMethod, chosenMethod } from '../intents/method.ts';
import { type Intent, intents, requireState } from './states.ts';
import { isAwaited, unapply } from './transfer.ts';

/**
 * Sets the payment method that the parameters name or describe; nothing happens when they do neither.
 * @param shown whether errors show the intent
 * @throws StripeError when it belongs to another customer, was used up, or cannot pay this intent
 */
export async function chooseMethod(ctx: Context, intent: Intent, params: Choice, shown = true): Promise<Intent> {
  if (!choosesMethod(params)) return intent;
  requireState(intent, 'choose');
  const payment_method = await chosenMethod(ctx, intent, params, shown);
  if (isAwaited(intent)) await unapply(ctx, intent);
  return intents.move(ctx, intent, 'choose', 'done', { changes: { payment_method, next_action: null } });
}
