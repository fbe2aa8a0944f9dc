/** Payments that a customer has something to do for, and the answers. */
import type Stripe from 'stripe';

/** A payment that its bank asks about. */
export function challenged(
  stripe: Stripe,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method_types: ['card'],
    payment_method: 'pm_card_threeDSecure2Required',
    confirm: true,
    ...more,
  });
}

/** A card that its bank asks about before it may be kept. */
export function kept(stripe: Stripe): Promise<Stripe.SetupIntent> {
  return stripe.setupIntents.create({
    payment_method_types: ['card'],
    payment_method: 'pm_card_threeDSecure2Required',
    confirm: true,
  });
}

/** A payment by a method of its own. @param amount smallest unit */
export function approved(
  stripe: Stripe,
  type: 'ideal' | 'konbini' | 'multibanco' | 'oxxo' | 'pix',
  currency: string,
  amount = 2000,
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount,
    currency,
    payment_method_types: [type],
    payment_method_data: { type, billing_details: { email: 'fill_never@example.com', name: 'Ada' } },
    confirm: true,
    return_url: 'https://shop.example.com/done',
  });
}

/** A source of the older API that the customer has to approve. */
export const source = (stripe: Stripe): Promise<Stripe.Source> =>
  stripe.sources.create({
    type: 'bancontact',
    amount: 2000,
    currency: 'eur',
    owner: { name: 'Ada' },
    redirect: { return_url: 'https://shop.example.com/done' },
  });

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** Where the question of the bank stands; Stripe.js finds it in the action that is meant for it. */
export function challengeOf({ next_action }: Intent): string {
  const forScripts = next_action?.use_stripe_sdk as { stripe_js?: string } | undefined;
  return next_action?.redirect_to_url?.url ?? forScripts?.stripe_js ?? '';
}

/** Answers for the customer, as the form does. */
export async function answer(intent: Intent, how: 'complete' | 'fail'): Promise<string> {
  const body = new URLSearchParams({ answer: how, client_secret: intent.client_secret ?? '' });
  await fetch(challengeOf(intent), { method: 'POST', body, redirect: 'manual' });
  return challengeOf(intent);
}
