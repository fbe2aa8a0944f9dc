/** What cardholders do about charges later. https://docs.stripe.com/testing#disputes and https://docs.stripe.com/disputes/categories */
import type { Brand, TestCard } from './cards/card.ts';
import { cardByKey } from './cards/find.ts';

type CardReason = 'fraudulent' | 'product_not_received' | 'noncompliant';
type Reason = CardReason | 'debit_not_authorized';
export type EnhancedEvidence = 'visa_compelling_evidence_3' | 'visa_compliance';

/** One case that the bank opens. */
export interface Claim {
  reason: Reason;
  /** An inquiry asks first, and moves no money. */
  caseType: 'chargeback' | 'inquiry' | 'compliance';
  /** The card network's own reason. */
  code: string | null;
  /** Null: no card was charged. */
  brand: Brand | null;
  /** Smallest unit. */
  amount: number;
  /** Special programmes of the network that the answer may use. */
  enhanced: readonly EnhancedEvidence[];
}

/** https://docs.stripe.com/disputes/reason-codes-defense-requirements */
const CODES: Readonly<Record<Exclude<CardReason, 'noncompliant'>, Readonly<Record<Brand, string>>>> = {
  fraudulent: {
    amex: 'F29',
    diners: 'UA02',
    discover: 'UA02',
    jcb: 'UA02',
    mastercard: '4837',
    unionpay: '4507',
    visa: '10.4',
  },
  product_not_received: {
    amex: 'C08',
    diners: 'RG',
    discover: 'RG',
    jcb: 'RG',
    mastercard: '4853',
    unionpay: '4512',
    visa: '13.1',
  },
};

/** [probed by users] An inquiry names the category alone. */
const INQUIRY_CODE = '10';

function claim({ brand }: TestCard, amount: number, reason: CardReason, rest: Partial<Claim> = {}): Claim {
  const code = reason === 'noncompliant' ? null : CODES[reason][brand];
  return { reason, caseType: 'chargeback', code, brand, amount, enhanced: [], ...rest };
}

/** A debit that the customer's bank takes back. */
export const debitClaim = (amount: number): Claim => ({
  reason: 'debit_not_authorized',
  caseType: 'chargeback',
  code: null,
  brand: null,
  amount,
  enhanced: [],
});

/**
 * @param key of the test card
 * @param amount what was taken, smallest unit
 * @returns the cases in the order in which they are opened
 */
export function claimsOf(key: string, amount: number): Claim[] {
  const card = cardByKey(key);
  switch (card.dispute) {
    case 'fraudulent':
    case 'product_not_received':
      return [claim(card, amount, card.dispute)];
    case 'inquiry':
      return [claim(card, amount, 'fraudulent', { caseType: 'inquiry', code: INQUIRY_CODE })];
    case 'multiple': {
      // Each is about a part, as the whole can be taken back once only.
      const half = Math.ceil(amount / 2);
      return [half, amount - half].filter((part) => part > 0).map((part) => claim(card, part, 'fraudulent'));
    }
    case 'compelling_evidence':
      return [claim(card, amount, 'fraudulent', { enhanced: ['visa_compelling_evidence_3'] })];
    case 'compliance': {
      const enhanced = card.brand === 'visa' ? (['visa_compliance'] as const) : [];
      return [claim(card, amount, 'noncompliant', { caseType: 'compliance', enhanced })];
    }
    default:
      return [];
  }
}

/** The bank tells that a payment may be fraud before anybody disputes it. https://docs.stripe.com/disputes/measuring#early-fraud-warnings */
export const warnsOfFraud = (key: string): boolean => cardByKey(key).dispute === 'early_fraud_warning';

/** An inquiry that the cardholder pursues becomes a chargeback. */
export const escalatedCode = (brand: Brand): string => CODES.fraudulent[brand];

/** Days that the merchant has for an answer; the last one counts to its end. */
const DAYS_TO_ANSWER = 9;
const DAY = 24 * 3600;

/** @param now seconds @returns seconds: the last second of a day, UTC, as in recorded disputes */
export const answerDueBy = (now: number): number => (Math.floor(now / DAY) + DAYS_TO_ANSWER + 1) * DAY - 1;

/** Seconds after which an inquiry that was not pursued is over. https://docs.stripe.com/disputes/how-disputes-work#inquiries */
export const INQUIRY_LASTS = 120 * DAY;

/** What the bank makes of an answer. https://docs.stripe.com/testing#evidence */
export type Verdict = 'won' | 'lost' | 'escalated';

/** A map, as evidence may be any text. */
const VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ['winning_evidence', 'won'],
  ['losing_evidence', 'lost'],
  ['escalate_inquiry_evidence', 'escalated'],
]);

/** @param text `uncategorized_text` of the evidence; undefined: the bank takes longer than anybody wants to wait */
export const verdictOn = (text: string | null): Verdict | undefined => VERDICTS.get(text?.trim() ?? '');
