/** The customer has answered the bank's question: what the challenge page, and Stripe.js behind it, calls. */
import type { Context } from '../../core/context.ts';
import type { HowConfirmed } from '../intents/kinds.ts';
import { refusal } from '../intents/refusal.ts';
import { checkSecret } from '../intents/secret.ts';
import { attemptSetup } from './attempt.ts';
import { failSetup } from './fail.ts';
import { setups } from './states.ts';

/**
 * Whoever answers once more changes nothing.
 * @param confirmed whether the customer said yes
 * @throws StripeError when the secret is wrong, or the bank declines
 */
export async function authenticateSetup(ctx: Context, id: string, secret: string, confirmed: boolean): Promise<void> {
  const intent = await ctx.find('setup_intent', id);
  checkSecret(ctx, intent, secret);
  if (!setups.allows('authenticate', intent)) return;
  // Deposits are no question that a yes would answer.
  if (intent.next_action?.type === 'verify_with_microdeposits') return;
  if (!confirmed) return failSetup(ctx, intent, await refusal(ctx, intent), 'authenticate');
  const authenticated = intent.payment_method as string;
  const how = { ...(await ctx.internal<HowConfirmed>('setup_intent', id)), authenticated };
  await ctx.update('setup_intent', id, {}, { internal: how });
  await attemptSetup(ctx, intent, how, 'authenticate');
}
