/** What is told in the life of each kind of object. https://docs.stripe.com/api/events/types */
import type Stripe from 'stripe';
import type { Books } from './books.ts';
import type { Told } from './story.ts';

export interface LifeOf<T> {
  /** Its first event; any, where making it is not told. */
  births: readonly string[];
  /** Which states an event tells of. */
  states: Readonly<Record<string, readonly string[]>>;
  /** How often an event must have been told. */
  counts: (now: T, books: Books, life: readonly Stripe.Event[]) => Record<string, number>;
  /** Changes that are not told by themselves. @param path such as `metadata.note` */
  silent: (path: string, before: Told, after: Told) => boolean;
}

const once = (holds: boolean): number => (holds ? 1 : 0);

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** There is no event for what is changed while nothing is paid. */
const whileOpen = (_path: string, before: Told, after: Told): boolean =>
  OPEN.includes(before.status as string) && OPEN.includes(after.status as string);

const intents: LifeOf<Stripe.PaymentIntent> = {
  births: ['payment_intent.created'],
  states: {
    'payment_intent.amount_capturable_updated': ['requires_capture'],
    'payment_intent.canceled': ['canceled'],
    'payment_intent.partially_funded': ['requires_action'],
    'payment_intent.payment_failed': ['requires_payment_method'],
    'payment_intent.processing': ['processing'],
    'payment_intent.requires_action': ['requires_action'],
    'payment_intent.succeeded': ['succeeded'],
  },
  counts: ({ status }) => ({
    'payment_intent.created': 1,
    'payment_intent.succeeded': once(status === 'succeeded'),
    'payment_intent.canceled': once(status === 'canceled'),
  }),
  silent: whileOpen,
};

const setups: LifeOf<Stripe.SetupIntent> = {
  births: ['setup_intent.created'],
  states: {
    'setup_intent.canceled': ['canceled'],
    'setup_intent.requires_action': ['requires_action'],
    'setup_intent.setup_failed': ['requires_payment_method'],
    'setup_intent.succeeded': ['succeeded'],
  },
  counts: ({ status }) => ({
    'setup_intent.created': 1,
    'setup_intent.succeeded': once(status === 'succeeded'),
    'setup_intent.canceled': once(status === 'canceled'),
  }),
  silent: whileOpen,
};

/** Set aside at first. */
const wasHeld = (life: readonly Stripe.Event[]): boolean =>
  (life.find(({ type }) => type === 'charge.succeeded')?.data.object as Stripe.Charge | undefined)?.captured === false;

const charges: LifeOf<Stripe.Charge> = {
  births: ['charge.succeeded', 'charge.failed', 'charge.pending'],
  states: {
    'charge.captured': ['succeeded'],
    'charge.expired': ['succeeded'],
    'charge.failed': ['failed'],
    'charge.pending': ['pending'],
    'charge.refunded': ['succeeded'],
    'charge.succeeded': ['succeeded'],
  },
  counts: ({ id, captured, status }, { refunds }, life) => {
    const mine = refunds.filter(({ charge }) => charge === id);
    const lapsed = mine.filter(({ reason }) => reason === 'expired_uncaptured_charge').length;
    const given = mine.filter(({ balance_transaction }) => balance_transaction !== null).length;
    return {
      'charge.succeeded': once(status === 'succeeded'),
      'charge.failed': once(status === 'failed'),
      'charge.captured': once(wasHeld(life) && captured),
      'charge.expired': lapsed,
      // What a capture leaves is told by the capture.
      'charge.refunded': given + (captured ? 0 : mine.length - lapsed),
    };
  },
  silent: (path) => ['disputed', 'dispute', 'review'].includes(path),
};

const refunds: LifeOf<Stripe.Refund> = {
  births: ['refund.created'],
  states: { 'refund.created': ['succeeded', 'pending', 'requires_action'], 'refund.failed': ['failed'] },
  counts: ({ status }, _books, life) => ({
    'refund.created': 1,
    'refund.failed': once(status === 'failed'),
    // The older name of the same.
    'charge.refund.updated': life.filter(({ type }) => type === 'refund.updated').length,
  }),
  silent: () => false,
};

const disputes: LifeOf<Stripe.Dispute> = {
  births: ['charge.dispute.created'],
  states: {
    'charge.dispute.closed': ['won', 'lost', 'warning_closed'],
    'charge.dispute.created': ['needs_response', 'warning_needs_response'],
    'charge.dispute.funds_withdrawn': ['needs_response'],
  },
  counts: ({ status, balance_transactions }) => ({
    'charge.dispute.created': 1,
    'charge.dispute.closed': once(['won', 'lost', 'warning_closed'].includes(status)),
    'charge.dispute.funds_withdrawn': balance_transactions.filter(({ amount }) => amount < 0).length,
    'charge.dispute.funds_reinstated': balance_transactions.filter(({ amount }) => amount > 0).length,
  }),
  // What was pending becomes available, in its transactions too.
  silent: (path) => /^balance_transactions\.\d\.status$/.test(path),
};

const payouts: LifeOf<Stripe.Payout> = {
  births: ['payout.created'],
  states: {
    'payout.canceled': ['canceled'],
    'payout.created': ['pending'],
    'payout.failed': ['failed'],
    'payout.paid': ['paid'],
    'payout.reconciliation_completed': ['paid'],
  },
  counts: ({ automatic, status }) => ({
    'payout.created': 1,
    'payout.paid': once(status === 'paid'),
    'payout.failed': once(status === 'failed'),
    'payout.canceled': once(status === 'canceled'),
    'payout.reconciliation_completed': once(automatic && status === 'paid'),
  }),
  silent: () => false,
};

const cash: LifeOf<Stripe.CustomerCashBalanceTransaction> = {
  births: ['customer_cash_balance_transaction.created'],
  states: {},
  counts: () => ({ 'customer_cash_balance_transaction.created': 1 }),
  silent: () => false,
};

const mandates: LifeOf<Stripe.Mandate> = {
  births: [],
  states: {},
  // It is made `pending` or `active`, and moves on at most twice.
  counts: ({ status }, _books, life) => ({ 'mandate.updated': status === 'pending' ? 0 : Math.min(life.length, 2) }),
  silent: () => false,
};

const methods: LifeOf<Stripe.PaymentMethod> = {
  births: ['payment_method.attached'],
  states: {},
  counts: () => ({ 'payment_method.attached': 1, 'payment_method.detached': 0 }),
  // What the bank says to a card when it pays.
  silent: (path) => path.startsWith('card.checks'),
};

const warnings: LifeOf<Stripe.Radar.EarlyFraudWarning> = {
  births: ['radar.early_fraud_warning.created'],
  states: {},
  counts: () => ({ 'radar.early_fraud_warning.created': 1 }),
  silent: () => false,
};

const reviews: LifeOf<Stripe.Review> = {
  births: ['review.opened'],
  states: {},
  counts: ({ open }) => ({ 'review.opened': 1, 'review.closed': once(!open) }),
  silent: () => false,
};

const customers: LifeOf<Stripe.Customer> = {
  births: ['customer.created'],
  states: {},
  counts: () => ({ 'customer.created': 1, 'customer.deleted': 0 }),
  silent: () => false,
};

export const KINDS = {
  intents,
  setups,
  charges,
  refunds,
  disputes,
  payouts,
  cash,
  mandates,
  methods,
  warnings,
  reviews,
  customers,
} as const;

/** An object as it is now. */
export interface Lived {
  kind: keyof typeof KINDS;
  now: Told;
}

export const livedOf = (books: Books): Lived[] =>
  (Object.keys(KINDS) as Lived['kind'][]).flatMap((kind) => {
    const all = kind === 'cash' ? books.cash.flatMap(({ movements }) => movements) : books[kind];
    return all.map((now) => ({ kind, now: now as unknown as Told }));
  });
