/** A refund that does not arrive: its money comes back to the balance, and the charge counts as unrefunded again. https://docs.stripe.com/refunds#failed-refunds */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { postTransaction, sourceOf } from '../balance/post.ts';

type Refund = Stored<'refund'>;

const CHANGED = ['refund.updated', 'charge.refund.updated'];

async function takeBack(ctx: Context, { id, balance_transaction }: Refund): Promise<string> {
  const paid = balance_transaction as string;
  const { amount, currency, exchange_rate } = await ctx.find('balance_transaction', paid);
  const back = await postTransaction(ctx, {
    amount: -amount,
    available_on: ctx.now(),
    currency,
    exchange_rate,
    description: `REFUND FAILURE (${id})`,
    fee: 0,
    source: id,
    sourceType: await sourceOf(ctx, paid),
    type: 'refund_failure',
    family: id,
  });
  return back.id;
}

async function undo(ctx: Context, refund: Refund, changes: Partial<Refund>, events: string[]): Promise<Refund> {
  const failure_balance_transaction = await takeBack(ctx, refund);
  const after = await ctx.update('refund', refund.id, { ...changes, failure_balance_transaction }, { events });
  await ctx.signal('refund.failed', after);
  return after;
}

export const failRefund = (ctx: Context, refund: Refund, failure_reason: string): Promise<Refund> =>
  undo(ctx, refund, { status: 'failed', failure_reason }, [...CHANGED, 'refund.failed']);

export const cancelRefund = (ctx: Context, refund: Refund): Promise<Refund> =>
  undo(ctx, refund, { status: 'canceled' }, CHANGED);
