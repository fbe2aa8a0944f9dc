/** Whoever may be sent to another page must be led back. https://docs.stripe.com/payments/accept-a-payment-deferred */
import { errors } from '../../contract/errors.ts';
import { redirects } from '../../network/methods/kinds.ts';
import { type AnyIntent, NOUNS } from './kinds.ts';

interface Params {
  off_session?: unknown;
  return_url?: string;
  use_stripe_sdk?: boolean;
}

/** @throws StripeError when the account's own settings let a page follow, and nobody says where it leads */
export function checkWayBack(intent: AnyIntent, { off_session, return_url, use_stripe_sdk }: Params): void {
  if (!intent.automatic_payment_methods?.enabled || return_url !== undefined || off_session || use_stripe_sdk) return;
  if (intent.payment_method_types.some(redirects))
    throw errors.needsReturnUrl(NOUNS[intent.object], { [intent.object]: intent });
}
