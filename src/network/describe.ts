/** Cards as the API shows them: on a payment method, as a source of the older API, and on a charge. */

import { checksOf } from './attach.ts';
import type { Approved, Declined } from './authorize.ts';
import type { Brand, TestCard } from './cards/card.ts';
import { cardByKey } from './cards/find.ts';
import { fingerprint } from './fingerprint.ts';

export interface CardFacts {
  /** Key of the test card. */
  card: string;
  expMonth: number;
  expYear: number;
  cvcGiven: boolean;
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

/** `card` of a payment method that has not been checked yet. https://docs.stripe.com/api/payment_methods/object#payment_method_object-card */
export function methodCard(facts: CardFacts) {
  const card = cardByKey(facts.card);
  return {
    ...common(card, facts),
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: facts.cvcGiven ? 'unchecked' : null,
    },
    display_brand: card.networks?.[0] ?? card.brand,
    generated_from: null,
    networks: { available: [...(card.networks ?? [card.brand])], preferred: null },
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

/** A card of the older API, checked. https://docs.stripe.com/api/cards/object */
export function sourceCard(facts: CardFacts) {
  const card = cardByKey(facts.card);
  const checks = checksOf(facts.card, { cvcGiven: facts.cvcGiven, address: null });
  return {
    ...common(card, facts),
    address_city: null,
    address_country: null,
    address_line1: null,
    address_line1_check: null,
    address_line2: null,
    address_state: null,
    address_zip: null,
    address_zip_check: null,
    allow_redisplay: 'unspecified' as const,
    brand: OLD_BRANDS[card.brand],
    cvc_check: checks.cvc_check,
    dynamic_last4: null,
    metadata: {},
    name: null,
    tokenization_method: null,
  };
}

interface Paid extends CardFacts {
  outcome: Approved | Declined;
  /** Smallest unit. */
  amount: number;
  captured: boolean;
  address: { line1: string | null; postal_code: string | null } | null;
  /** Seconds. */
  now: number;
  /** Characters from the source of chance. */
  draw: (length: number) => string;
}

/** Letters and digits become digits. */
const digitsOf = (text: string): string => Array.from(text, (character) => character.charCodeAt(0) % 10).join('');

/** A hold lapses when it is not captured within seven days. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
const HOLD = 7 * 24 * 3600;

/** `payment_method_details.card` of a charge. https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card */
export function cardPaymentDetails({ outcome, amount, captured, address, now, draw, ...facts }: Paid) {
  const card = cardByKey(facts.card);
  const approved = outcome.kind === 'approved';
  const network = card.networks?.[0] ?? card.brand;
  return {
    ...common(card, facts),
    amount_authorized: approved ? amount : null,
    authorization_code: approved ? digitsOf(draw(6)) : null,
    brand: card.brand,
    ...(approved && !captured && { capture_before: now + HOLD }),
    checks: checksOf(facts.card, { cvcGiven: facts.cvcGiven, address }),
    extended_authorization: { status: 'disabled' },
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network,
    network_token: { used: false },
    network_transaction_id: digitsOf(draw(15)),
    overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
    three_d_secure: approved && outcome.threeDSecure !== null ? threeDSecure(outcome.threeDSecure, draw) : null,
    wallet: null,
  };
}

/** https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card-three_d_secure */
function threeDSecure(result: NonNullable<Approved['threeDSecure']>, draw: (length: number) => string) {
  const asked = result === 'authenticated';
  return {
    authentication_flow: asked ? 'challenge' : null,
    electronic_commerce_indicator: asked ? '05' : '06',
    exemption_indicator: null,
    result,
    result_reason: null,
    transaction_id: draw(22),
    version: '2.2.0',
  };
}

/** The same details after a capture. @param amount what was taken */
export function capturedDetails<T extends object>(details: T, amount: number): T {
  const { capture_before: _, ...card } = (details as { card: { capture_before?: number } }).card;
  return { ...details, card: { ...card, overcapture: { maximum_amount_capturable: amount, status: 'unavailable' } } };
}
