/** Asking the bank for money: a pure function from the card and the circumstances to what comes of it. https://docs.stripe.com/testing */
import type { TestCard } from './cards/card.ts';
import { cardByKey } from './cards/find.ts';
import { type Decline, declines } from './declines.ts';
import { approvedOutcome, blockedOutcome, type ChargeOutcome, declinedOutcome } from './outcome.ts';

export interface Approved {
  kind: 'approved';
  outcome: ChargeOutcome;
  /** How the customer was authenticated, if at all. */
  threeDSecure: 'authenticated' | 'frictionless' | 'attempt_acknowledged' | 'processing_error' | null;
}

export interface Declined {
  kind: 'declined';
  decline: Decline;
  outcome: ChargeOutcome;
}

export type Outcome =
  | Approved
  | Declined
  | { kind: 'requires_action' /** For a caller who cannot ask the customer. */; refused: Declined };

export interface Authorization {
  /** Key of the test card. */
  card: string;
  /** The customer is away. */
  offSession: boolean;
  /** The customer has just answered the bank's question. */
  authenticated: boolean;
  /** Nobody can be asked: the card was read out on the phone, or came by mail. */
  moto?: boolean | undefined;
  /** The card was set up for payments while the customer is away. */
  setUp: boolean;
  /** When 3D Secure is asked for. https://docs.stripe.com/payments/3d-secure/authentication-flow#manual-three-ds */
  request: 'automatic' | 'any' | 'challenge';
}

const refuse = (card: TestCard, decline: Decline): Declined => ({
  kind: 'declined',
  decline,
  outcome: declinedOutcome(card, decline),
});

/** Does the bank want to ask the customer first? */
export function wantsAuthentication(
  card: TestCard,
  { offSession, setUp, request }: Pick<Authorization, 'offSession' | 'setUp' | 'request'>,
): boolean {
  switch (card.threeDSecure) {
    case 'required':
      return true;
    case 'until_set_up':
      return !(offSession && setUp);
    case 'set_up':
      return !offSession;
    case 'enrolled':
      return !offSession && request !== 'automatic';
    default:
      return false;
  }
}

export function authorize(asked: Authorization): Outcome {
  const card = cardByKey(asked.card);
  if (card.risk === 'blocked' || card.risk === 'highest')
    return { kind: 'declined', decline: declines.fraudulent, outcome: blockedOutcome(card) };
  if (!asked.authenticated && !asked.moto && wantsAuthentication(card, asked)) {
    const refused = refuse(card, declines.authentication_required);
    return asked.offSession ? refused : { kind: 'requires_action', refused };
  }
  if (card.decline !== undefined) return refuse(card, declines[card.decline]);
  return { kind: 'approved', outcome: approvedOutcome(card), threeDSecure: threeDSecureOf(card, asked) };
}

/** A card that is not enrolled passes without a question when 3D Secure is asked for. */
export function threeDSecureOf(
  card: TestCard,
  { authenticated, request, offSession }: Pick<Authorization, 'authenticated' | 'request' | 'offSession'>,
): Approved['threeDSecure'] {
  if (authenticated) return 'authenticated';
  if (card.threeDSecure === 'frictionless') return 'frictionless';
  if (request === 'automatic' || offSession || card.threeDSecure === 'unsupported') return null;
  return card.threeDSecure === 'broken' ? 'processing_error' : 'attempt_acknowledged';
}
