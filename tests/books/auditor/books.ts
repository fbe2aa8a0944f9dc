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
  customers: Stripe.Customer[];
  mandates: Stripe.Mandate[];
  /** Those that customers have kept. */
  methods: Stripe.PaymentMethod[];
  reviews: Stripe.Review[];
  warnings: Stripe.Radar.EarlyFraudWarning[];
  /** What each automatic payout settles, by its id. */
  settled: ReadonlyMap<string, readonly Stripe.BalanceTransaction[]>;
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

const PAGE = { limit: 100 };

/** What is listed for the whole account. */
async function readLists(stripe: Stripe) {
  const [intents, setups, charges, refunds, disputes, payouts, transactions, customers, warnings] = await Promise.all([
    stripe.paymentIntents.list(PAGE).autoPagingToArray(ALL),
    stripe.setupIntents.list(PAGE).autoPagingToArray(ALL),
    stripe.charges.list(PAGE).autoPagingToArray(ALL),
    stripe.refunds.list(PAGE).autoPagingToArray(ALL),
    stripe.disputes.list(PAGE).autoPagingToArray(ALL),
    stripe.payouts.list(PAGE).autoPagingToArray(ALL),
    stripe.balanceTransactions.list(PAGE).autoPagingToArray(ALL),
    stripe.customers.list(PAGE).autoPagingToArray(ALL),
    stripe.radar.earlyFraudWarnings.list(PAGE).autoPagingToArray(ALL),
  ]);
  return { intents, setups, charges, refunds, disputes, payouts, transactions, customers, warnings };
}

const every = <A, B>(all: readonly A[], read: (one: A) => Promise<B>): Promise<B[]> => Promise.all(all.map(read));

export async function readBooks(stripe: Stripe): Promise<Books> {
  const lists = await readLists(stripe);
  const reviewed = [...new Set(lists.charges.map(({ review }) => review as string | null))].filter((id) => id !== null);
  const automatic = lists.payouts.filter((payout) => payout.automatic);
  return {
    ...lists,
    balance: await stripe.balance.retrieve(),
    cash: await every(lists.customers, ({ id }) => cashOf(stripe, id)),
    mandates: await every([...mandatesIn(lists)], (id) => stripe.mandates.retrieve(id)),
    methods: (await every(lists.customers, ({ id }) => methodsOf(stripe, id))).flat(),
    reviews: await every(reviewed, (id) => stripe.reviews.retrieve(id)),
    settled: new Map(await every(automatic, async ({ id }) => [id, await settledBy(stripe, id)] as const)),
  };
}

/** Those that somebody names; there is no list. */
function mandatesIn({ charges, setups }: Pick<Books, 'charges' | 'setups'>): Set<string> {
  const ofCharges = charges.map(({ payment_method_details: details }) => {
    const shown = details?.[details.type as 'sepa_debit'];
    return shown?.mandate;
  });
  const ofSetups = setups.flatMap(({ mandate, single_use_mandate }) => [mandate, single_use_mandate]);
  return new Set([...ofCharges, ...ofSetups].filter((id) => typeof id === 'string'));
}

/** Cards and sources of the older API count as methods too, and are told of as what they are. */
async function methodsOf(stripe: Stripe, customer: string): Promise<Stripe.PaymentMethod[]> {
  const all = await stripe.customers.listPaymentMethods(customer, PAGE).autoPagingToArray(ALL);
  return all.filter(({ id }) => id.startsWith('pm_'));
}

const settledBy = (stripe: Stripe, payout: string): Promise<Stripe.BalanceTransaction[]> =>
  stripe.balanceTransactions.list({ ...PAGE, payout }).autoPagingToArray(ALL);

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
