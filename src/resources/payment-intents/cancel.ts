/** Giving an intent up; what was set aside is released. https://docs.stripe.com/api/payment_intents/cancel */
import type { Context } from '../../core/context.ts';
import type { Handler } from '../../core/operation.ts';
import { pendingCanceled } from '../charges/pending.ts';
import { releaseCharge } from '../charges/release.ts';
import { take } from './capture.ts';
import { type Intent, intents, requireState } from './states.ts';
import { unapply } from './transfer.ts';

type Reason = NonNullable<Intent['cancellation_reason']>;

/** @param release whether the charge that set money aside must still be released */
export async function cancelIntent(
  ctx: Context,
  intent: Intent,
  reason: Reason | null,
  release = true,
): Promise<Intent> {
  requireState(intent, 'cancel');
  // Of what was taken in parts, the rest alone is given up.
  if (intent.amount_received > 0) return take(ctx, intent, 0, {});
  if (release && intent.status === 'requires_capture') await releaseCharge(ctx, intent.latest_charge as string);
  if (intent.status === 'processing') await pendingCanceled(ctx, intent.latest_charge as string);
  const changes = {
    canceled_at: ctx.now(),
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  };
  const canceled = await intents.move(ctx, intent, 'cancel', 'done', { changes });
  await unapply(ctx, canceled);
  await ctx.signal('payment_intent.canceled', canceled);
  return canceled;
}

export const cancel: Handler<'POST /v1/payment_intents/{intent}/cancel'> = async (ctx, params, { intent: id }) =>
  cancelIntent(ctx, await ctx.find('payment_intent', id), params.cancellation_reason ?? null);
