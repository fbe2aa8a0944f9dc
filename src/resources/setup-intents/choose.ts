/** Choosing what an intent sets up. */
import type { Context } from '../../core/context.ts';
import { type Choice, choosesMethod, chosenMethod } from '../intents/method.ts';
import { requireState, type Setup, setups } from './states.ts';

/**
 * Sets the payment method that the parameters name or describe; nothing happens when they do neither.
 * @param shown whether errors show the intent
 * @throws StripeError when it belongs to another customer, was used up, or is of a type that the intent does not take
 */
export async function chooseMethod(ctx: Context, intent: Setup, params: Choice, shown = true): Promise<Setup> {
  if (!choosesMethod(params)) return intent;
  requireState(intent, 'choose');
  const payment_method = await chosenMethod(ctx, intent, params, shown);
  return setups.move(ctx, intent, 'choose', 'done', { changes: { payment_method, next_action: null } });
}
