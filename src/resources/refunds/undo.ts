/** A refund that does not arrive: its money comes back to the balance, and the charge counts as unrefunded again. https://docs.stripe.com/refunds#failed-refunds */
import type { Context } from '../../core/context.ts';
import { postTransaction, sourceOf } from '../balance/post.ts';
import { type Action, type Outcome, type Refund, refunds } from './states.ts';

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

type Undoing = Exclude<Action, 'cancel'>;

/** @param action what became of it @param failure_reason as Stripe names it */
export const undoRefund = (ctx: Context, refund: Refund, action: Undoing, failure_reason: string): Promise<Refund> =>
  undo(ctx, refund, [action, 'failed'], { failure_reason });

export const cancelRefund = (ctx: Context, refund: Refund): Promise<Refund> =>
  undo(ctx, refund, ['cancel', 'done'], {});

async function undo(
  ctx: Context,
  refund: Refund,
  move: readonly [action: Action, outcome: Outcome],
  changes: Partial<Refund>,
): Promise<Refund> {
  const failure_balance_transaction = await takeBack(ctx, refund);
  const after = await refunds.move(ctx, refund, ...move, { changes: { ...changes, failure_balance_transaction } });
  await ctx.signal('refund.failed', after);
  return after;
}
