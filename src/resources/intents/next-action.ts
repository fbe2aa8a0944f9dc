/** What the customer has to do next: authenticate on a page of ours. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action */
import type { Context } from '../../core/context.ts';
import type { AnyIntent, HowConfirmed } from './kinds.ts';

type Intent = Pick<AnyIntent, 'id' | 'client_secret'>;

/** The page that completes or fails the authentication of an intent. */
export function challengeUrl(ctx: Context, intent: Intent): string {
  return `${ctx.env.publicUrl()}/_awning/challenge/${ctx.account}/${intent.id}?client_secret=${intent.client_secret}`;
}

/** With a `return_url` the browser is sent to the page; without one Stripe's own scripts open it. */
export function nextAction(ctx: Context, intent: Intent, how: HowConfirmed) {
  const url = challengeUrl(ctx, intent);
  if (how.returnUrl !== undefined && !how.useStripeSdk) {
    return { type: 'redirect_to_url' as const, redirect_to_url: { return_url: how.returnUrl, url } };
  }
  return {
    type: 'use_stripe_sdk' as const,
    use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: `src_1${intent.id.slice(-23)}` },
  };
}
