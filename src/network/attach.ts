/** Giving a card to a customer: the bank is asked whether the card is good. https://docs.stripe.com/testing#declined-payments */
import { cardByKey } from './cards/find.ts';
import { type Decline, declines } from './declines.ts';

/** What the bank said to what was given; null: it was not given. */
export interface Checks {
  address_line1_check: string | null;
  address_postal_code_check: string | null;
  cvc_check: string | null;
}

/** The lines of an address that a bank looks at. */
export interface Address {
  line1?: string | null;
  postal_code?: string | null;
}

export interface GivenDetails {
  cvcGiven: boolean;
  address: Address | null;
}

export type AttachOutcome = { kind: 'attached'; checks: Checks } | { kind: 'declined'; decline: Decline };

/** @param key of the test card */
export function checksOf(key: string, { cvcGiven, address }: GivenDetails): Checks {
  const { checks = {} } = cardByKey(key);
  return {
    address_line1_check: address?.line1 ? (checks.line1 ?? 'pass') : null,
    address_postal_code_check: address?.postal_code ? (checks.postalCode ?? 'pass') : null,
    cvc_check: cvcGiven ? (checks.cvc ?? 'pass') : null,
  };
}

/** @param key of the test card */
export function attach(key: string, given: GivenDetails): AttachOutcome {
  const card = cardByKey(key);
  if (card.decline !== undefined && !card.attaches) return { kind: 'declined', decline: declines[card.decline] };
  return { kind: 'attached', checks: checksOf(key, given) };
}
