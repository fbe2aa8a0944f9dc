/** The customer has answered the bank's question: what the challenge page, and Stripe.js behind it, calls. */
import type { Context } from '../../core/context.ts';
import { isVoucher } from '../../network/methods/kinds.ts';
import { refusal } from '../intents/refusal.ts';
import { checkSecret } from '../intents/secret.ts';
import type { IntentFacts } from './confirm.ts';
import { failIntent } from './fail.ts';
import { pay } from './pay.ts';
import { type Intent, intents } from './states.ts';
import { isAwaited, sendRest } from './transfer.ts';
import { voucherExpired, voucherPaid } from './voucher.ts';

/** Deposits are no question that a yes would answer. */
const isVerified = ({ next_action }: Intent): boolean => next_action?.type === 'verify_with_microdeposits';

/** The customer has approved in the bank's app. */
export async function approved(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const intent = await ctx.get('payment_intent', payload.intent as string);
  if (intent?.status !== 'requires_action' || intent.payment_method !== payload.payment_method) return;
  await authenticateIntent(ctx, intent.id, intent.client_secret as string, true);
}

/**
 * Whoever answers once more changes nothing.
 * @param confirmed whether the customer said yes
 * @throws StripeError when the secret is wrong, or the payment fails
 */
export async function authenticateIntent(ctx: Context, id: string, secret: string, confirmed: boolean): Promise<void> {
  const intent = await ctx.find('payment_intent', id);
  checkSecret(ctx, intent, secret);
  if (!intents.allows('authenticate', intent) || isVerified(intent)) return;
  if (isAwaited(intent)) return confirmed ? sendRest(ctx, intent) : undefined;
  if (isVoucher(intent.next_action?.type)) return confirmed ? voucherPaid(ctx, intent) : voucherExpired(ctx, intent);
  const failure = await refusal(ctx, intent);
  if (!confirmed) return failIntent(ctx, intent, failure, { action: 'authenticate' });
  const facts: IntentFacts = {
    ...(await ctx.internal<IntentFacts>('payment_intent', id)),
    authenticated: intent.payment_method as string,
  };
  await ctx.update('payment_intent', id, {}, { internal: facts as Record<string, unknown> });
  if (intent.confirmation_method !== 'manual') {
    await pay(ctx, intent, facts, 'authenticate');
    return;
  }
  await intents.move(ctx, intent, 'authenticate', 'authenticated', { changes: { next_action: null } });
}
