/** What the customer has to do next: authenticate on a page of ours. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action */
import type { Context } from '../../core/context.ts';
import type { IntentFacts } from './confirm.ts';
import type { Intent } from './states.ts';

/** The page that completes or fails the authentication of an intent. */
export function challengeUrl(ctx: Context, intent: Intent): string {
  return `${ctx.env.publicUrl()}/_awning/challenge/${ctx.account}/${intent.id}?client_secret=${intent.client_secret}`;
}

/** With a `return_url` the browser is sent to the page; without one Stripe's own scripts open it. */
export function nextAction(ctx: Context, intent: Intent, facts: IntentFacts): Intent['next_action'] {
  const url = challengeUrl(ctx, intent);
  if (facts.returnUrl !== undefined && !facts.useStripeSdk) {
    return { type: 'redirect_to_url', redirect_to_url: { return_url: facts.returnUrl, url } };
  }
  return {
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: `src_1${intent.id.slice(-23)}` },
  };
}
