/** Asking the bank whether a card may be kept for later: a pure function, like that of a payment. https://docs.stripe.com/payments/save-and-reuse */
import { attach, type Checks, type GivenDetails } from './attach.ts';
import { type Approved, threeDSecureOf, wantsAuthentication } from './authorize.ts';
import { cardByKey } from './cards/find.ts';
import type { Decline } from './declines.ts';

export interface SetUpRequest extends GivenDetails {
  /** Key of the test card. */
  card: string;
  /** The customer has just answered the bank's question. */
  authenticated: boolean;
  /** Nobody can be asked: the card was read out on the phone, or came by mail. */
  moto?: boolean | undefined;
  /** When 3D Secure is asked for. */
  request: 'automatic' | 'any' | 'challenge';
}

export type SetUpOutcome =
  | { kind: 'approved'; checks: Checks; threeDSecure: Approved['threeDSecure'] }
  | { kind: 'declined'; decline: Decline }
  | { kind: 'requires_action' };

export function setUp(asked: SetUpRequest): SetUpOutcome {
  const card = cardByKey(asked.card);
  // The customer is there, as nobody else could agree to it.
  const circumstances = { offSession: false, setUp: false, request: asked.request };
  if (!asked.authenticated && !asked.moto && wantsAuthentication(card, circumstances))
    return { kind: 'requires_action' };
  const outcome = attach(asked.card, asked);
  if (outcome.kind === 'declined') return outcome;
  const threeDSecure = threeDSecureOf(card, { ...circumstances, authenticated: asked.authenticated });
  return { kind: 'approved', checks: outcome.checks, threeDSecure };
}
