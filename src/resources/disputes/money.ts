/** What a chargeback takes from the balance, and gives back. https://docs.stripe.com/disputes/how-disputes-work */
import type { Context } from '../../core/context.ts';
import { availableOn, disputeFee } from '../../network/fees.ts';
import { settle } from '../balance/convert.ts';
import { type BalanceTransaction, postTransaction, sourceOf, takenBackOn } from '../balance/post.ts';
import type { Dispute } from './states.ts';

interface Taking {
  id: string;
  amount: number;
  currency: string;
  charge: string;
}

/** The amount and a fee, which is kept whatever comes of the case. */
export async function withdraw(ctx: Context, { id, amount, currency, charge }: Taking): Promise<BalanceTransaction> {
  const { balance_transaction } = await ctx.find('charge', charge);
  const settled = await settle(ctx, -amount, currency);
  return postTransaction(ctx, {
    ...settled,
    available_on: await takenBackOn(ctx, balance_transaction, availableOn(ctx.now(), false)),
    category: 'dispute',
    description: `Chargeback withdrawal for ${charge}`,
    fee: disputeFee(settled.currency),
    feeDescription: 'Dispute fee',
    source: id,
    sourceType: await sourceOf(ctx, balance_transaction),
    type: 'adjustment',
  });
}

/** The amount without the fee. */
export async function reinstate(ctx: Context, dispute: Dispute): Promise<Dispute> {
  const { id, charge, balance_transactions } = dispute;
  const withdrawal = balance_transactions[0] as unknown as BalanceTransaction;
  const reversal = await postTransaction(ctx, {
    amount: -withdrawal.amount,
    available_on: Math.max(ctx.now(), withdrawal.available_on),
    category: 'dispute_reversal',
    currency: withdrawal.currency,
    exchange_rate: withdrawal.exchange_rate,
    description: `Chargeback reversal for ${charge}`,
    fee: 0,
    source: id,
    type: 'adjustment',
  });
  const changes = { balance_transactions: [...balance_transactions, reversal] };
  return ctx.update('dispute', id, changes as Partial<Dispute>, { events: ['charge.dispute.funds_reinstated'] });
}

/** A dispute shows its transactions whole: when one becomes available, it does so there too. */
export async function refreshTransaction(ctx: Context, { id, source, status }: BalanceTransaction): Promise<void> {
  const dispute = source === null ? undefined : await ctx.get('dispute', source as string);
  if (dispute === undefined) return;
  const balance_transactions = (dispute.balance_transactions as unknown as BalanceTransaction[]).map((transaction) =>
    transaction.id === id ? { ...transaction, status } : transaction,
  );
  await ctx.update('dispute', dispute.id, { balance_transactions } as unknown as Partial<Dispute>);
}
