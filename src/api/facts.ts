/** What pages show of payments, in words and amounts as people read them. */
import type { Stored } from '../contract/types.ts';
import { formatAmount } from '../core/currencies.ts';
import { isVoucher } from '../network/methods/kinds.ts';
import { methodName } from '../network/methods/names.ts';
import { type ActionRow, actionRows, expiryOf, remainingOf } from './action-rows.ts';

type Intent = Stored<'payment_intent'> | Stored<'setup_intent'>;
type Charge = Stored<'charge'>;
type Mandate = Stored<'mandate'>;
type Method = Stored<'payment_method'>;
type Card = { brand?: string | null; last4?: string | null } | undefined;

/** Signs that several currencies share, and those that readers take them for. */
const SHARED = /^[$£¥]|kr/;
const FIRST = new Set(['gbp', 'jpy', 'usd']);

/** `$20.00`, or `$20.00 MXN`. */
function shown(amount: number, currency: string): string {
  const text = formatAmount(amount, currency);
  return SHARED.test(text) && !FIRST.has(currency) ? `${text} ${currency.toUpperCase()}` : text;
}

interface PaymentFacts {
  id: string;
  /** `$20.00`; null where nothing is paid. */
  amount: string | null;
  description: string | null;
  brand: string | null;
  last4: string | null;
}

const payment = (id: string, amount: string | null, description: string | null, card: Card): PaymentFacts => ({
  id,
  amount,
  description,
  brand: card?.brand ?? null,
  last4: card?.last4 ?? null,
});

/** Who asks the customer for what. */
type Asks = 'bank' | 'deposits' | 'provider' | 'transfer' | 'voucher';

interface ChallengeFacts extends PaymentFacts {
  asks: Asks;
  /** As people know it, where it is no card: `iDEAL`. */
  method: string | null;
  /** What the customer takes along. */
  details: readonly ActionRow[];
  /** Seconds since the epoch. */
  expires: number | null;
  status: string;
  /** Why it failed. */
  failure: string | null;
  secret: string;
}

function asksOf({ next_action }: Intent, method: Method | undefined): Asks {
  const type = next_action?.type ?? '';
  if (type === 'verify_with_microdeposits') return 'deposits';
  if (type === 'display_bank_transfer_instructions') return 'transfer';
  if (isVoucher(type)) return 'voucher';
  return method === undefined || method.type === 'card' ? 'bank' : 'provider';
}

export function challengeFacts(intent: Intent, chosen: Method | undefined): ChallengeFacts {
  const { id, description, status, client_secret } = intent;
  const isPayment = intent.object === 'payment_intent';
  const error = isPayment ? intent.last_payment_error : intent.last_setup_error;
  const failed = status === 'requires_payment_method' ? error : null;
  const method = chosen ?? (failed?.payment_method as Method | undefined);
  const amount = isPayment ? shown(remainingOf(intent.next_action) ?? intent.amount, intent.currency) : null;
  return {
    ...payment(id, amount, description, method?.card ?? undefined),
    asks: asksOf(intent, method),
    method: method === undefined || method.type === 'card' ? null : methodName(method.type),
    details: actionRows(intent.next_action),
    expires: expiryOf(intent.next_action),
    status,
    failure: failed?.message ?? null,
    secret: client_secret ?? '',
  };
}

/** What a source of the older API waits for, or what came of it. */
export function sourceFacts(source: Stored<'source'>): ChallengeFacts {
  const { amount, client_secret, currency, id, redirect, status, three_d_secure, type } = source;
  const price = amount === null || currency === null ? null : shown(amount, currency);
  const card = three_d_secure && { brand: three_d_secure.brand ?? null, last4: three_d_secure.last4 ?? null };
  const failed = redirect?.status === 'failed';
  return {
    ...payment(id, price, source.statement_descriptor, card),
    asks: card === undefined ? 'provider' : 'bank',
    method: card === undefined ? methodName(type) : null,
    details: [],
    expires: null,
    status,
    failure: failed ? (status === 'canceled' ? 'It was not approved in time.' : 'It was not approved.') : null,
    secret: client_secret,
  };
}

interface MandateFacts {
  status: string;
  method: string;
  reference: string | null;
  /** Seconds since the epoch. */
  accepted: number | null;
}

export function mandateFacts({ status, customer_acceptance, payment_method_details }: Mandate): MandateFacts {
  const { sepa_debit, bacs_debit, type } = payment_method_details;
  return {
    status,
    method: methodName(type),
    reference: sepa_debit?.reference ?? bacs_debit?.reference ?? null,
    accepted: customer_acceptance.accepted_at,
  };
}

export function sourceMandateFacts({ created, sepa_debit, status, type }: Stored<'source'>): MandateFacts {
  return {
    status: status === 'chargeable' ? 'active' : 'inactive',
    method: methodName(type),
    reference: sepa_debit?.mandate_reference ?? null,
    accepted: created,
  };
}

interface ReceiptFacts extends PaymentFacts {
  state: 'paid' | 'pending' | 'refunded' | 'authorized' | 'released' | 'failed';
  /** Where it is no card. */
  method: string | null;
  failure: string | null;
  /** What was given back, and what remains; null when nothing was. */
  refunded: string | null;
  remaining: string | null;
  /** Seconds since the epoch. */
  created: number;
  email: string | null;
}

function stateOf({ status, captured, refunded }: Charge): ReceiptFacts['state'] {
  if (status !== 'succeeded') return status as 'pending' | 'failed';
  if (captured) return refunded ? 'refunded' : 'paid';
  return refunded ? 'released' : 'authorized';
}

export function receiptFacts(charge: Charge): ReceiptFacts {
  const { id, amount, amount_captured, amount_refunded, captured, created, currency, description } = charge;
  const { type } = charge.payment_method_details ?? {};
  const taken = captured ? amount_captured : amount;
  // What was set aside and not taken counts as refunded too, but was never paid.
  const back = captured ? amount_refunded - Math.max(0, amount - amount_captured) : 0;
  return {
    ...payment(id, shown(taken, currency), description, charge.payment_method_details?.card),
    state: stateOf(charge),
    method: type === undefined || type === 'card' ? null : methodName(type),
    failure: charge.failure_message,
    refunded: back > 0 ? shown(back, currency) : null,
    remaining: back > 0 ? shown(taken - back, currency) : null,
    created,
    email: charge.receipt_email,
  };
}
