/** The books: every movement is a balance transaction, and the balance is their sum. https://docs.stripe.com/reports/balance-transaction-types */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { bookAvailable, bookPending } from './book.ts';

export type BalanceTransaction = Stored<'balance_transaction'>;

interface Movement {
  /** Signed, in the smallest unit of `currency`. */
  amount: number;
  /** When it may be paid out, in seconds. */
  available_on: number;
  currency: string;
  description: string | null;
  fee: number;
  /** Id of what caused it. */
  source: string;
  type: 'charge' | 'refund' | 'refund_failure';
  /** Another object of the same payment. */
  family?: string;
}

const CATEGORIES = { charge: 'charge', refund: 'refund', refund_failure: 'refund_failure' } as const;

export async function postTransaction(ctx: Context, movement: Movement): Promise<BalanceTransaction> {
  const { amount, available_on, currency, description, fee, source, type } = movement;
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
      fee,
      fee_details:
        fee === 0
          ? []
          : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
      net,
      reporting_category: CATEGORIES[type],
      source,
      status: pending ? 'pending' : 'available',
      type,
    },
    { family: movement.family ?? source },
  );
  if (pending) await bookPending(ctx, currency, net, available_on);
  else await bookAvailable(ctx, currency, net);
  return transaction;
}
