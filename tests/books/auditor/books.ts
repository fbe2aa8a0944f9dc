/** Everything in a sandbox that has to do with money, as the API tells it. */
import type Stripe from 'stripe';

export interface Books {
  intents: Stripe.PaymentIntent[];
  setups: Stripe.SetupIntent[];
  charges: Stripe.Charge[];
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
  payouts: Stripe.Payout[];
  transactions: Stripe.BalanceTransaction[];
  balance: Stripe.Balance;
  cash: Cash[];
}

/** What a customer has sent. */
export interface Cash {
  customer: string;
  balance: Stripe.CashBalance;
  /** Newest first. */
  movements: Stripe.CustomerCashBalanceTransaction[];
}

/** A movement of the balance that an object stands for. */
export interface Movement {
  /** Signed, in the smallest unit of `currency`; undefined: a part of what its object says the whole of. */
  amount: number | undefined;
  currency: string;
  /** The object that it belongs to. */
  source: string;
  type: Stripe.BalanceTransaction.Type;
  /** The balance transaction that the object names. */
  transaction: unknown;
}

/** Checks one kind of object, by rules of its own. */
export interface Auditor {
  /** Every movement of the balance that objects of this kind stand for. */
  movements: (books: Books) => Movement[];
  /** What does not add up, one line each. */
  faults: (books: Books) => string[];
}

const ALL = { limit: 10_000 };

export async function readBooks(stripe: Stripe): Promise<Books> {
  const page = { limit: 100 };
  const [intents, setups, charges, refunds, disputes, payouts, transactions, balance] = await Promise.all([
    stripe.paymentIntents.list(page).autoPagingToArray(ALL),
    stripe.setupIntents.list(page).autoPagingToArray(ALL),
    stripe.charges.list(page).autoPagingToArray(ALL),
    stripe.refunds.list(page).autoPagingToArray(ALL),
    stripe.disputes.list(page).autoPagingToArray(ALL),
    stripe.payouts.list(page).autoPagingToArray(ALL),
    stripe.balanceTransactions.list(page).autoPagingToArray(ALL),
    stripe.balance.retrieve(),
  ]);
  const customers = await stripe.customers.list(page).autoPagingToArray(ALL);
  const cash = await Promise.all(customers.map(({ id }) => cashOf(stripe, id)));
  return { intents, setups, charges, refunds, disputes, payouts, transactions, balance, cash };
}

async function cashOf(stripe: Stripe, customer: string): Promise<Cash> {
  const [balance, movements] = await Promise.all([
    stripe.customers.retrieveCashBalance(customer),
    stripe.customers.listCashBalanceTransactions(customer, { limit: 100 }).autoPagingToArray(ALL),
  ]);
  return { customer, balance, movements };
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** A line for each rule that does not hold. */
export const broken = (subject: string, rules: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`${subject}: ${rule}`]));
