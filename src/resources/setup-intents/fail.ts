/** What a failed attempt leaves behind. https://docs.stripe.com/api/setup_intents/object#setup_intent_object-last_setup_error */
import { errors, keepingChanges, type StripeError } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { recordAttempt } from '../setup-attempts/record.ts';
import { type Action, type Setup, setups } from './states.ts';

/** @throws StripeError `reason`, always; state, attempt and event are kept */
export async function failSetup(
  ctx: Context,
  intent: Setup,
  reason: StripeError,
  action: Extract<Action, 'confirm' | 'authenticate' | 'verify'>,
): Promise<never> {
  const payment_method = await ctx.get('payment_method', intent.payment_method as string);
  const error = keepingChanges(reason, { payment_method });
  const last_setup_error = errors.rendered(error) as never;
  const latest_attempt = await recordAttempt(ctx, intent, { status: 'failed', error: last_setup_error });
  const changes = { next_action: null, payment_method: null, last_setup_error, latest_attempt };
  const after = await setups.move(ctx, intent, action, 'declined', { changes });
  await ctx.signal('setup_intent.setup_failed', after);
  throw keepingChanges(error, { setup_intent: after });
}
