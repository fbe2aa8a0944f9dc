/** The books: every movement is a balance transaction, and the balance is their sum. https://docs.stripe.com/reports/balance-transaction-types */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { bookAvailable, bookPending } from './book.ts';
import type { SourceType } from './sums.ts';

export type BalanceTransaction = Stored<'balance_transaction'>;

interface Movement {
  /** Signed, in the smallest unit of `currency`. */
  amount: number;
  /** When it may be paid out, in seconds. */
  available_on: number;
  currency: string;
  description: string | null;
  /** Signed too: what Stripe keeps, smallest unit. */
  fee: number;
  /** What the fee is for; that of a payment unless said. */
  feeDescription?: string;
  /** From the currency of the payment; null or left out: nothing was converted. */
  exchange_rate?: number | null;
  /** Id of what caused it. */
  source: string;
  type: BalanceTransaction['type'];
  /** How reports call it; like its type unless said. https://docs.stripe.com/reports/reporting-categories */
  category?: string;
  /** The kind of payment that the money came from: a card unless said. */
  sourceType?: SourceType;
  /** Another object of the same payment. */
  family?: string;
}

export async function postTransaction(ctx: Context, movement: Movement): Promise<BalanceTransaction> {
  const { amount, available_on, currency, description, fee, source, type } = movement;
  const { feeDescription = 'Stripe processing fees', category = type, sourceType = 'card' } = movement;
  const pending = available_on > ctx.now();
  const net = amount - fee;
  const transaction = await ctx.create(
    'balance_transaction',
    {
      amount,
      available_on,
      balance_type: 'payments',
      currency,
      description,
      exchange_rate: movement.exchange_rate ?? null,
      fee,
      fee_details:
        fee === 0
          ? []
          : [{ amount: fee, application: null, currency, description: feeDescription, type: 'stripe_fee' }],
      net,
      reporting_category: category,
      source,
      status: pending ? 'pending' : 'available',
      type,
    },
    { family: movement.family ?? source, internal: { source: sourceType } },
  );
  const part = { currency, source: sourceType };
  if (pending) await bookPending(ctx, part, net, available_on);
  else await bookAvailable(ctx, part, net);
  return transaction;
}

/** The kind of payment that a movement belongs to; what undoes it is of the same kind. @param id null: there is none yet */
export async function sourceOf(ctx: Context, id: string | null): Promise<SourceType> {
  const record = id === null ? undefined : await ctx.tx.get('balance_transaction', id);
  return (record?.internal.source as SourceType | undefined) ?? 'card';
}

/**
 * When what takes a payment's money back takes it: money that is still pending is taken from what is pending.
 * @param paid the payment's own transaction; null: it has none yet
 * @returns seconds
 */
export async function takenBackOn(ctx: Context, paid: string | null, otherwise: number): Promise<number> {
  const transaction = paid === null ? undefined : await ctx.get('balance_transaction', paid);
  return Math.max(ctx.now(), transaction?.available_on ?? otherwise);
}
