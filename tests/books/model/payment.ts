/** What a payment is, as simply as it can be said: a second opinion on what the API does. */

export const CARDS = {
  good: 'pm_card_visa',
  atOnce: 'pm_card_bypassPending',
  declined: 'pm_card_chargeDeclined',
  asks: 'pm_card_authenticationRequired',
  failsRefunds: 'pm_card_refundFail',
} as const;
export type Card = keyof typeof CARDS;

/** Least and most of a charge, and the fixed part of its fee. https://docs.stripe.com/currencies */
export const CURRENCIES = {
  usd: { least: 50, most: 99_999_999, fixedFee: 30 },
  eur: { least: 50, most: 99_999_999, fixedFee: 25 },
  jpy: { least: 50, most: 9_999_999_999, fixedFee: 0 },
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
  id: string;
  amount: number;
  currency: Currency;
  manual: boolean;
  state: State;
  card: Card | null;
  captured: number;
  /** Given back. */
  refunded: number;
  /** What the balance should have of it. */
  net: number;
}

const OPEN: readonly State[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

export const isOpen = ({ state }: Payment): boolean => OPEN.includes(state);

export const fits = (amount: number, currency: Currency): boolean =>
  amount >= CURRENCIES[currency].least && amount <= CURRENCIES[currency].most;

/** 2.9 % and a fixed part. https://stripe.com/pricing */
function take(payment: Payment, amount: number): void {
  payment.captured = amount;
  payment.net += amount - Math.round(amount * 0.029) - CURRENCIES[payment.currency].fixedFee;
}

/** The card gives the money: for now, or for good. */
export function settle(payment: Payment): void {
  payment.state = payment.manual ? 'requires_capture' : 'succeeded';
  if (!payment.manual) take(payment, payment.amount);
}

/** The card is asked for the money. @returns whether the answer is a decline */
export function pay(payment: Payment, card: Card): boolean {
  payment.card = card === 'declined' ? null : card;
  if (card === 'declined') payment.state = 'requires_payment_method';
  else if (card === 'asks') payment.state = 'requires_action';
  else settle(payment);
  return card === 'declined';
}

export function capture(payment: Payment, amount: number): void {
  payment.state = 'succeeded';
  take(payment, amount);
}

/** What may still be given back. */
export const refundable = ({ captured, refunded }: Payment): number => captured - refunded;

/** What a card does not take back comes back at once. */
export function refund(payment: Payment, amount: number): void {
  if (payment.card === 'failsRefunds') return;
  payment.refunded += amount;
  payment.net -= amount;
}
