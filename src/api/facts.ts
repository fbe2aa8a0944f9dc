/** What pages show of payments, in words and amounts as people read them. */
import type { Stored } from '../contract/types.ts';
import { formatAmount } from '../core/currencies.ts';

type Intent = Stored<'payment_intent'> | Stored<'setup_intent'>;
type Charge = Stored<'charge'>;
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

interface ChallengeFacts extends PaymentFacts {
  status: string;
  /** Why it failed. */
  failure: string | null;
  secret: string;
}

export function challengeFacts(intent: Intent, card: Card): ChallengeFacts {
  const { id, description, status, client_secret } = intent;
  const isPayment = intent.object === 'payment_intent';
  const error = isPayment ? intent.last_payment_error : intent.last_setup_error;
  const failed = status === 'requires_payment_method' ? error : null;
  const amount = isPayment ? formatAmount(intent.amount, intent.currency) : null;
  return {
    ...payment(id, amount, description, card ?? failed?.payment_method?.card),
    status,
    failure: failed?.message ?? null,
    secret: client_secret ?? '',
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
