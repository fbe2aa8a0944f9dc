/** The customer has answered the bank's question: what the challenge page, and Stripe.js behind it, calls. */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { declines } from '../../network/declines.ts';
import { checkSecret, type IntentFacts } from './confirm.ts';
import { failIntent } from './fail.ts';
import { pay } from './pay.ts';
import { type Intent, intents, requireState } from './states.ts';

export type Answer = 'complete' | 'fail';

/**
 * @returns the intent afterwards, and where the browser goes next
 * @throws StripeError when nothing is to be authenticated, the secret is wrong, or the payment fails
 */
export async function authenticateIntent(ctx: Context, id: string, secret: string, answer: Answer): Promise<Intent> {
  const intent = await ctx.find('payment_intent', id);
  checkSecret(ctx, intent, secret);
  requireState(intent, 'authenticate');
  if (answer === 'fail') return failIntent(ctx, intent, declines.authentication_failure, { action: 'authenticate' });
  const facts: IntentFacts = {
    ...(await ctx.internal<IntentFacts>('payment_intent', id)),
    authenticated: intent.payment_method as string,
  };
  await ctx.update('payment_intent', id, {}, { internal: facts as Record<string, unknown> });
  if (intent.confirmation_method === 'manual') {
    const { to, events } = intents.step(intent.status, 'authenticate', 'authenticated');
    return ctx.update('payment_intent', id, { status: to, next_action: null }, { events });
  }
  return pay(ctx, intent, facts, 'authenticate');
}

/** Where the browser goes after authentication, if anywhere. */
export async function returnUrl(ctx: Context, id: string): Promise<string | undefined> {
  const intent = await ctx.get('payment_intent', id);
  if (intent === undefined) throw errors.resourceMissing('payment_intent', id);
  const { returnUrl: given } = await ctx.internal<IntentFacts>('payment_intent', id);
  if (given === undefined) return undefined;
  const url = new URL(given);
  url.searchParams.set('payment_intent', id);
  url.searchParams.set('payment_intent_client_secret', intent.client_secret ?? '');
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded');
  return url.toString();
}
