/** How Stripe and the network saw a payment: the `outcome` of a charge. https://docs.stripe.com/api/charges/object#charge_object-outcome */
import type { TestCard } from './cards/card.ts';
import type { Decline } from './declines.ts';

export interface ChargeOutcome {
  advice_code: 'confirm_card_data' | 'do_not_try_again' | 'try_again_later' | null;
  network_advice_code: string | null;
  network_decline_code: string | null;
  network_status: 'approved_by_network' | 'declined_by_network' | 'not_sent_to_network';
  reason: string | null;
  risk_level: 'normal' | 'elevated' | 'highest';
  /** 0 to 100. https://docs.stripe.com/radar/risk-evaluation */
  risk_score: number;
  /** The fraud rule that decided. */
  rule?: string;
  seller_message: string;
  type: 'authorized' | 'blocked' | 'issuer_declined' | 'manual_review';
}

const RISK_SCORES = { normal: 20, elevated: 70, highest: 90 } as const;

type Risk = Pick<TestCard, 'risk'>;

function risk({ risk: level }: Risk): Pick<ChargeOutcome, 'risk_level' | 'risk_score'> {
  const risk_level = level === 'blocked' ? 'highest' : (level ?? 'normal');
  return { risk_level, risk_score: RISK_SCORES[risk_level] };
}

const APPROVED = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
} as const;

export const approvedOutcome = (card: Risk): ChargeOutcome =>
  card.risk === 'elevated'
    ? reviewedOutcome(card)
    : { ...APPROVED, reason: null, ...risk(card), seller_message: 'Payment complete.', type: 'authorized' };

/** It is good, and a person shall look at it. https://docs.stripe.com/radar/reviews */
const reviewedOutcome = (card: Risk): ChargeOutcome => ({
  ...APPROVED,
  reason: 'elevated_risk_level',
  ...risk(card),
  rule: 'manual_review_if_elevated_risk',
  seller_message: 'Stripe evaluated this payment as having elevated risk, and placed it in your manual review queue.',
  type: 'manual_review',
});

/** Stripe's own fraud rules stopped it before the bank was asked. */
export const blockedOutcome = (card: Risk): ChargeOutcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'not_sent_to_network',
  reason: 'highest_risk_level',
  ...risk(card),
  seller_message: 'Stripe blocked this payment as too risky.',
  type: 'blocked',
});

/** What the merchant reads, where the bank gave a reason. */
const SELLER_MESSAGES: Readonly<Record<string, string>> = {
  insufficient_funds: 'The bank returned the decline code `insufficient_funds`.',
  lost_card: 'The bank returned the decline code `lost_card`.',
  stolen_card: 'The bank returned the decline code `stolen_card`.',
  expired_card: 'The bank returned the decline code `expired_card`.',
  incorrect_cvc: 'The bank returned the decline code `incorrect_cvc`.',
  processing_error: 'The bank returned the decline code `processing_error`.',
  card_velocity_exceeded: 'The bank returned the decline code `card_velocity_exceeded`.',
  authentication_required: 'The bank returned the decline code `authentication_required`.',
};

export const declinedOutcome = (card: Risk, decline: Decline): ChargeOutcome => ({
  advice_code: decline.advice_code ?? null,
  network_advice_code: decline.network_advice_code ?? null,
  network_decline_code: decline.network_decline_code ?? null,
  network_status: 'declined_by_network',
  reason: decline.decline_code ?? decline.code,
  ...risk(card),
  seller_message:
    SELLER_MESSAGES[decline.decline_code ?? ''] ?? 'The bank did not return any further details with this decline.',
  type: 'issuer_declined',
});
