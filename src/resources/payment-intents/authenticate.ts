/** The customer has answered the bank's question: what the challenge page, and Stripe.js behind it, calls. */
import type { Context } from '../../core/context.ts';
import { declines } from '../../network/declines.ts';
import type { Reader } from '../../store/store.ts';
import { checkSecret, type IntentFacts } from './confirm.ts';
import { failIntent } from './fail.ts';
import { pay } from './pay.ts';
import { type Intent, intents } from './states.ts';

export type Answer = 'complete' | 'fail';

/**
 * Whoever answers once more changes nothing.
 * @throws StripeError when the secret is wrong, or the payment fails
 */
export async function authenticateIntent(ctx: Context, id: string, secret: string, answer: Answer): Promise<void> {
  const intent = await ctx.find('payment_intent', id);
  checkSecret(ctx, intent, secret);
  if (!intents.allows('authenticate', intent.status)) return;
  if (answer === 'fail') return failIntent(ctx, intent, declines.authentication_failure, { action: 'authenticate' });
  const facts: IntentFacts = {
    ...(await ctx.internal<IntentFacts>('payment_intent', id)),
    authenticated: intent.payment_method as string,
  };
  await ctx.update('payment_intent', id, {}, { internal: facts as Record<string, unknown> });
  if (intent.confirmation_method !== 'manual') {
    await pay(ctx, intent, facts, 'authenticate');
    return;
  }
  const { to, events } = intents.step(intent.status, 'authenticate', 'authenticated');
  await ctx.update('payment_intent', id, { status: to, next_action: null }, { events });
}

/** Where the browser goes after authentication, if anywhere. */
export async function returnUrl(reader: Reader, id: string): Promise<string | undefined> {
  const record = await reader.get('payment_intent', id);
  const { returnUrl: given } = (record?.internal ?? {}) as IntentFacts;
  if (record === undefined || given === undefined) return undefined;
  const { client_secret, status } = record.data as unknown as Intent;
  const url = new URL(given);
  url.searchParams.set('payment_intent', id);
  url.searchParams.set('payment_intent_client_secret', client_secret ?? '');
  url.searchParams.set('redirect_status', status === 'requires_payment_method' ? 'failed' : 'succeeded');
  return url.toString();
}
