/** A refund whose bank answers later: it goes through, or comes back. https://docs.stripe.com/refunds#failed-refunds */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { postTransaction } from '../balance/post.ts';

type Refund = Stored<'refund'>;

export async function settleRefund(
  ctx: Context,
  { refund: id, status }: Readonly<Record<string, string>>,
): Promise<void> {
  const refund = await ctx.get('refund', id as string);
  if (refund === undefined || refund.status === 'canceled' || refund.status === 'failed') return;
  if (status === 'failed') await failRefund(ctx, refund, 'unknown');
  else
    await ctx.update(
      'refund',
      refund.id,
      { status: status as string },
      { events: ['refund.updated', 'charge.refund.updated'] },
    );
}

/** The money comes back to the balance, and the charge counts as unrefunded again. */
async function failRefund(ctx: Context, refund: Refund, failure_reason: string): Promise<void> {
  const { amount, currency, exchange_rate } = await ctx.find(
    'balance_transaction',
    refund.balance_transaction as string,
  );
  const back = await postTransaction(ctx, {
    amount: -amount,
    available_on: ctx.now(),
    currency,
    exchange_rate,
    description: `REFUND FAILURE (${refund.id})`,
    fee: 0,
    source: refund.id,
    type: 'refund_failure',
    family: refund.id,
  });
  const failed = await ctx.update(
    'refund',
    refund.id,
    { status: 'failed', failure_reason, failure_balance_transaction: back.id },
    { events: ['refund.updated', 'charge.refund.updated', 'refund.failed'] },
  );
  await ctx.signal('refund.failed', failed);
}

/** The bank has taken the money of the whole charge: what was on its way to the customer comes back. */
export async function failDisputedRefunds(ctx: Context, { charge }: Stored<'dispute'>): Promise<void> {
  const { data } = await ctx.list('refund', { where: { charge }, limit: 100 });
  for (const refund of data.reverse()) {
    if (refund.status !== 'failed' && refund.status !== 'canceled')
      await failRefund(ctx, refund, 'charge_for_pending_refund_disputed');
  }
}
