/** Cards as the API shows them: on a payment method, as a source of the older API, and on a charge. */

import { type Address, checksOf } from './attach.ts';
import { authentication, type Imported } from './authentication.ts';
import type { Approved, Declined } from './authorize.ts';
import type { Brand, TestCard } from './cards/card.ts';
import { cardByKey } from './cards/find.ts';
import { fingerprint } from './fingerprint.ts';
import { type HoldRequests, holdDetails, overcapture } from './holds.ts';

export interface CardFacts {
  /** Key of the test card. */
  card: string;
  expMonth: number;
  expYear: number;
  cvcGiven: boolean;
  /** The network that a co-branded card shall run on. */
  preferredNetwork?: string | undefined;
  /** What may be done with its holds. */
  asked?: HoldRequests;
}

/** What every view of a card has. */
const common = (card: TestCard, { expMonth, expYear }: Pick<CardFacts, 'expMonth' | 'expYear'>) => ({
  country: card.country,
  exp_month: expMonth,
  exp_year: expYear,
  fingerprint: fingerprint(card.key),
  funding: card.funding,
  last4: card.number.slice(-4),
  regulated_status: 'unregulated' as const,
});

/** What a card can run on: more than one network when it is co-branded. */
const networksOf = (card: TestCard): readonly string[] => card.networks ?? [card.brand];

/**
 * The network that a card payment prefers, and the brand that is shown for it.
 * https://docs.stripe.com/api/payment_methods/object#payment_method_object-card-networks-preferred
 */
export function chosenNetwork(available: readonly string[], wanted: string | null) {
  const fits = wanted === null || available.includes(wanted);
  return {
    display_brand: (fits && wanted) || (available[0] as string),
    networks: { available: [...available], preferred: fits ? wanted : 'invalid_preference' },
  };
}

/** `card` of a payment method that has not been checked yet. https://docs.stripe.com/api/payment_methods/object#payment_method_object-card */
export function methodCard(facts: CardFacts, address: Address | null) {
  const card = cardByKey(facts.card);
  const given = (value: unknown) => (value ? 'unchecked' : null);
  return {
    ...common(card, facts),
    brand: card.brand,
    checks: {
      address_line1_check: given(address?.line1),
      address_postal_code_check: given(address?.postal_code),
      cvc_check: given(facts.cvcGiven),
    },
    generated_from: null,
    ...chosenNetwork(networksOf(card), facts.preferredNetwork ?? null),
    three_d_secure_usage: { supported: card.threeDSecure !== 'unsupported' },
    wallet: null,
  };
}

/** How the older API spells brands. https://docs.stripe.com/api/cards/object#card_object-brand */
const OLD_BRANDS: Readonly<Record<Brand, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'MasterCard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** What the older API knows of a card's holder. */
export interface CardHolder {
  name?: string | null;
  address_city?: string | null;
  address_country?: string | null;
  address_line1?: string | null;
  address_line2?: string | null;
  address_state?: string | null;
  address_zip?: string | null;
}

/** A card of the older API; nobody has checked it yet. */
function oldCard(facts: CardFacts, holder: CardHolder) {
  const card = cardByKey(facts.card);
  const given = (value: unknown) => (value ? 'unchecked' : null);
  return {
    ...common(card, facts),
    address_city: holder.address_city ?? null,
    address_country: holder.address_country ?? null,
    address_line1: holder.address_line1 ?? null,
    address_line1_check: given(holder.address_line1),
    address_line2: holder.address_line2 ?? null,
    address_state: holder.address_state ?? null,
    address_zip: holder.address_zip ?? null,
    address_zip_check: given(holder.address_zip),
    brand: OLD_BRANDS[card.brand],
    cvc_check: given(facts.cvcGiven),
    dynamic_last4: null,
    metadata: {},
    name: holder.name ?? null,
    tokenization_method: null,
  };
}

/** `card` of a token. https://docs.stripe.com/api/tokens/object#token_object-card */
export const tokenCard = (facts: CardFacts, holder: CardHolder) => ({
  ...oldCard(facts, holder),
  networks: { preferred: facts.preferredNetwork ?? null },
});

/** A card that a customer keeps, or pays with once: the bank has checked it. https://docs.stripe.com/api/cards/object */
export function sourceCard(facts: CardFacts, holder: CardHolder) {
  const address = { line1: holder.address_line1 ?? null, postal_code: holder.address_zip ?? null };
  const checks = checksOf(facts.card, { cvcGiven: facts.cvcGiven, address });
  return {
    ...oldCard(facts, holder),
    address_line1_check: checks.address_line1_check,
    address_zip_check: checks.address_postal_code_check,
    allow_redisplay: 'unspecified' as const,
    cvc_check: checks.cvc_check,
  };
}

/** How one payment by card was made. */
export interface CardUse {
  /** 3D Secure was done elsewhere. */
  imported?: Imported | undefined;
  /** On which it was charged. */
  mandate?: string | null;
  /** The card was read out on the phone, or came by mail. */
  moto?: boolean | undefined;
}

interface Paid extends CardFacts, CardUse {
  outcome: Approved | Declined;
  /** Smallest unit. */
  amount: number;
  captured: boolean;
  address: Address | null;
  /** Seconds. */
  now: number;
  /** Characters from the source of chance. */
  draw: (length: number) => string;
}

/** Letters and digits become digits. */
function digitsOf(text: string): string {
  let digits = '';
  for (let i = 0; i < text.length; i++) digits += text.charCodeAt(i) % 10;
  return digits;
}

/** `payment_method_details.card` of a charge. https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card */
export function cardPaymentDetails({ outcome, amount, captured, address, now, draw, ...facts }: Paid) {
  const { imported, mandate = null, moto } = facts;
  const card = cardByKey(facts.card);
  const approved = outcome.kind === 'approved';
  const asked = approved ? authentication(outcome.threeDSecure, imported, draw) : null;
  const network = card.networks?.[0] ?? card.brand;
  return {
    ...common(card, facts),
    amount_authorized: approved ? amount : null,
    authorization_code: approved ? digitsOf(draw(6)) : null,
    brand: card.brand,
    checks: checksOf(facts.card, { cvcGiven: facts.cvcGiven, address }),
    ...holdDetails(amount, approved && !captured, now, facts.asked),
    installments: null,
    mandate,
    network,
    network_token: { used: false },
    network_transaction_id: digitsOf(draw(15)),
    ...(moto && { moto: true }),
    three_d_secure: asked && { ...asked, exemption_indicator: imported?.exemption_indicator ?? null },
    wallet: null,
  };
}

/** `payment_method_details.card` of an attempt to keep a card. https://docs.stripe.com/api/setup_attempts/object#setup_attempt_object-payment_method_details-card */
export function cardSetupDetails(
  facts: CardFacts,
  address: Address | null,
  { result, imported }: { result: Approved['threeDSecure']; imported?: Imported | undefined },
  draw: (length: number) => string,
) {
  const card = cardByKey(facts.card);
  const { regulated_status: _, ...shown } = common(card, facts);
  return {
    ...shown,
    brand: card.brand,
    checks: checksOf(facts.card, { cvcGiven: facts.cvcGiven, address }),
    network: networksOf(card)[0] as string,
    three_d_secure: authentication(result, imported, draw),
    wallet: null,
  };
}

/** The same details after the last capture. @param amount what was taken */
export function capturedDetails<T extends object>(details: T, amount: number): T {
  if (!('card' in details)) return details;
  const { capture_before: _, ...card } = (details as { card: { capture_before?: number } }).card;
  return { ...details, card: { ...card, overcapture: overcapture(amount, false) } };
}

/** The same details after the bank has set more aside. @param amount all that is set aside now */
export function incrementedDetails<T extends object>(details: T, amount: number): T {
  const { card } = details as { card?: { overcapture?: { status?: string } } };
  const more = {
    amount_authorized: amount,
    overcapture: overcapture(amount, card?.overcapture?.status === 'available'),
  };
  return { ...details, card: { ...card, ...more } };
}
