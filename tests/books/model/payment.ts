/** What a payment is, as simply as it can be said: a second opinion on what the API does. */

import { inDollars } from '../dollars.ts';

export const CARDS = {
  good: 'pm_card_visa',
  atOnce: 'pm_card_bypassPending',
  declined: 'pm_card_chargeDeclined',
  asks: 'pm_card_authenticationRequired',
  failsRefunds: 'pm_card_refundFail',
  disputed: 'pm_card_createDispute',
} as const;
export type Card = keyof typeof CARDS;

/** Least and most of a charge. https://docs.stripe.com/currencies */
export const CURRENCIES = {
  usd: { least: 50, most: 99_999_999 },
  eur: { least: 50, most: 99_999_999 },
  jpy: { least: 50, most: 9_999_999_999 },
} as const;
export type Currency = keyof typeof CURRENCIES;

export type State =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';

export interface Payment {
  /** What was asked for: an intent, or by the older API a charge. */
  kind: 'intent' | 'charge';
  id: string;
  amount: number;
  currency: Currency;
  manual: boolean;
  state: State;
  card: Card | null;
  captured: number;
  /** Given back. */
  refunded: number;
  /** What the balance should have of it, in cents. */
  net: number;
  dispute: Dispute | null;
  /** Days of the clock when the money was set aside. */
  heldOn?: number;
}

export interface Dispute {
  state: 'open' | 'won' | 'lost';
  /** Days of the clock when it was opened. */
  day: number;
}

/** Before anything has happened. */
export const begun = (
  kind: Payment['kind'],
  given: Pick<Payment, 'amount' | 'currency' | 'manual' | 'card'>,
): Payment => ({
  kind,
  id: '',
  ...given,
  state: given.card === null ? 'requires_payment_method' : 'requires_confirmation',
  captured: 0,
  refunded: 0,
  net: 0,
  dispute: null,
});

const OPEN: readonly State[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

export const isOpen = ({ state }: Payment): boolean => OPEN.includes(state);

export const fits = (amount: number, currency: Currency): boolean =>
  amount >= CURRENCIES[currency].least && amount <= CURRENCIES[currency].most;

/** 2.9 % and 30 cents. https://stripe.com/pricing */
function take(payment: Payment, amount: number, day: number): void {
  const cents = inDollars(amount, payment.currency);
  payment.captured = amount;
  payment.net += cents - Math.round(cents * 0.029) - 30;
  if (payment.card === 'disputed') open(payment, cents, day);
}

/** The bank takes all of it, and 15 dollars. */
function open(payment: Payment, cents: number, day: number): void {
  payment.dispute = { state: 'open', day };
  payment.net -= cents + 1500;
}

/** Days after which it is too late to answer, by a clock that stands at noon. */
const DAYS_TO_ANSWER = 10;

/** @returns whether the bank reads it */
export function answer(payment: Payment, wins: boolean, day: number): boolean {
  const { dispute } = payment;
  if (dispute?.state !== 'open' || day - dispute.day >= DAYS_TO_ANSWER) return false;
  dispute.state = wins ? 'won' : 'lost';
  if (wins) payment.net += inDollars(payment.captured, payment.currency);
  return true;
}

/** The card gives the money: for now, or for good. */
export function settle(payment: Payment, day: number): void {
  payment.state = payment.manual ? 'requires_capture' : 'succeeded';
  if (payment.manual) payment.heldOn = day;
  else take(payment, payment.amount, day);
}

/** The bank lets go of what nobody has taken for a week. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
export function lapse(payment: Payment, day: number): void {
  if (payment.state === 'requires_capture' && day - (payment.heldOn ?? day) >= 7) payment.state = 'canceled';
}

/** The card is asked for the money. @returns whether the answer is a decline */
export function pay(payment: Payment, card: Card, day: number): boolean {
  payment.card = card === 'declined' ? null : card;
  if (card === 'declined') payment.state = 'requires_payment_method';
  else if (card === 'asks') payment.state = 'requires_action';
  else settle(payment, day);
  return card === 'declined';
}

export function capture(payment: Payment, amount: number, day: number): void {
  payment.state = 'succeeded';
  take(payment, amount, day);
}

/** What may still be given back. */
export const refundable = ({ captured, refunded, dispute }: Payment): number =>
  dispute === null || dispute.state === 'won' ? captured - refunded : 0;

/** What a card does not take back comes back at once. */
export function refund(payment: Payment, amount: number): void {
  if (payment.card === 'failsRefunds') return;
  payment.refunded += amount;
  payment.net -= inDollars(amount, payment.currency);
}
