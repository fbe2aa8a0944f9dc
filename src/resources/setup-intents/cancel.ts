/** Giving an intent up. https://docs.stripe.com/api/setup_intents/cancel */
import type { Handler } from '../../core/operation.ts';
import { abandonAttempt } from '../setup-attempts/record.ts';
import { requireState, setups } from './states.ts';

export const cancel: Handler<'POST /v1/setup_intents/{intent}/cancel'> = async (ctx, params, { intent: id }) => {
  const intent = await ctx.find('setup_intent', id);
  requireState(intent, 'cancel');
  await abandonAttempt(ctx, intent);
  const changes = { cancellation_reason: params.cancellation_reason ?? null, next_action: null };
  return setups.move(ctx, intent, 'cancel', 'done', { changes });
};
