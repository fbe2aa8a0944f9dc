/** What a failed attempt leaves behind. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-last_payment_error */
import { errors, keepingChanges, type StripeError } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { type Action, type Intent, intents } from './states.ts';

interface Failure {
  action: Extract<Action, 'confirm' | 'authenticate' | 'settle' | 'verify'>;
  charge?: Stored<'charge'>;
}

/** @throws StripeError `reason`, always; state, charge and event are kept */
export async function failIntent(
  ctx: Context,
  intent: Intent,
  reason: StripeError,
  { action, charge }: Failure,
): Promise<never> {
  const payment_method = await ctx.get('payment_method', intent.payment_method as string);
  const error = keepingChanges(reason, { charge: charge?.id, payment_method });
  const changes: Partial<Intent> = {
    next_action: null,
    payment_method: null,
    last_payment_error: errors.rendered(error) as never,
    ...(charge && { latest_charge: charge.id }),
  };
  const after = await intents.move(ctx, intent, action, 'declined', { changes });
  await ctx.signal('payment_intent.payment_failed', after);
  throw keepingChanges(error, { payment_intent: after });
}
