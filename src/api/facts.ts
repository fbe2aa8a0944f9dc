/** What pages show of payments, in words and amounts as people read them. */
import type { Stored } from '../contract/types.ts';
import { formatAmount } from '../core/currencies.ts';
import { isVoucher } from '../network/methods/kinds.ts';
import { methodName } from '../network/methods/names.ts';

type Intent = Stored<'payment_intent'> | Stored<'setup_intent'>;
type Charge = Stored<'charge'>;
type Mandate = Stored<'mandate'>;
type Method = Stored<'payment_method'>;
type Card = { brand?: string | null; last4?: string | null } | undefined;

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
  /** What a voucher is paid with, or a transfer names. */
  code: string | null;
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

/** The number, or the reference, of a voucher. */
function codeOf({ next_action }: Intent): string | null {
  const shown = (next_action as Record<string, unknown> | null)?.[next_action?.type ?? ''];
  const { number, reference } = (shown ?? {}) as { number?: string; reference?: string };
  return number ?? reference ?? null;
}

export function challengeFacts(intent: Intent, chosen: Method | undefined): ChallengeFacts {
  const { id, description, status, client_secret } = intent;
  const isPayment = intent.object === 'payment_intent';
  const error = isPayment ? intent.last_payment_error : intent.last_setup_error;
  const failed = status === 'requires_payment_method' ? error : null;
  const method = chosen ?? (failed?.payment_method as Method | undefined);
  const amount = isPayment ? formatAmount(intent.amount, intent.currency) : null;
  return {
    ...payment(id, amount, description, method?.card ?? undefined),
    asks: asksOf(intent, method),
    method: method === undefined || method.type === 'card' ? null : methodName(method.type),
    code: codeOf(intent),
    status,
    failure: failed?.message ?? null,
    secret: client_secret ?? '',
  };
}

/** What a source of the older API waits for, or what came of it. */
export function sourceFacts(source: Stored<'source'>): ChallengeFacts {
  const { amount, client_secret, currency, id, redirect, status, three_d_secure, type } = source;
  const price = amount === null || currency === null ? null : formatAmount(amount, currency);
  const card = three_d_secure && { brand: three_d_secure.brand ?? null, last4: three_d_secure.last4 ?? null };
  const failed = redirect?.status === 'failed';
  return {
    ...payment(id, price, source.statement_descriptor, card),
    asks: card === undefined ? 'provider' : 'bank',
    method: card === undefined ? methodName(type) : null,
    code: null,
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
  state: 'paid' | 'refunded' | 'authorized' | 'released' | 'failed';
  failure: string | null;
  /** What was given back, and what remains; null when nothing was. */
  refunded: string | null;
  remaining: string | null;
  /** Seconds since the epoch. */
  created: number;
  email: string | null;
}

function stateOf({ status, captured, refunded }: Charge): ReceiptFacts['state'] {
  if (status === 'failed') return 'failed';
  if (captured) return refunded ? 'refunded' : 'paid';
  return refunded ? 'released' : 'authorized';
}

export function receiptFacts(charge: Charge): ReceiptFacts {
  const { id, amount, amount_captured, amount_refunded, captured, created, currency, description } = charge;
  const taken = captured ? amount_captured : amount;
  // What was set aside and not taken counts as refunded too, but was never paid.
  const back = captured ? amount_refunded - Math.max(0, amount - amount_captured) : 0;
  return {
    ...payment(id, formatAmount(taken, currency), description, charge.payment_method_details?.card),
    state: stateOf(charge),
    failure: charge.failure_message,
    refunded: back > 0 ? formatAmount(back, currency) : null,
    remaining: back > 0 ? formatAmount(taken - back, currency) : null,
    created,
    email: charge.receipt_email,
  };
}
