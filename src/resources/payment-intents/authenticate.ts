/** The customer has answered the bank's question: what the challenge page, and Stripe.js behind it, calls. */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { NOUNS } from '../intents/kinds.ts';
import { checkSecret } from '../intents/secret.ts';
import type { IntentFacts } from './confirm.ts';
import { failIntent } from './fail.ts';
import { pay } from './pay.ts';
import { intents } from './states.ts';

/**
 * Whoever answers once more changes nothing.
 * @param confirmed whether the customer said yes
 * @throws StripeError when the secret is wrong, or the payment fails
 */
export async function authenticateIntent(ctx: Context, id: string, secret: string, confirmed: boolean): Promise<void> {
  const intent = await ctx.find('payment_intent', id);
  checkSecret(ctx, intent, secret);
  if (!intents.allows('authenticate', intent.status)) return;
  const failure = errors.failedAuthentication(intent.object, NOUNS[intent.object]);
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
  const { to, events } = intents.step(intent.status, 'authenticate', 'authenticated');
  await ctx.update('payment_intent', id, { status: to, next_action: null }, { events });
}
