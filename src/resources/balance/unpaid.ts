/** Which automatic payout a movement was paid out with. https://docs.stripe.com/payouts/reconciliation */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { StoredRecord } from '../../store/store.ts';

/** The index `payout` of what is available and was not paid out yet. */
const unpaid = (currency: string): string => `unpaid ${currency}`;

/** What a movement is found by: its payout, or that it waits for one. */
export function payoutIndex({ data, internal }: StoredRecord): string | null {
  if (internal.payout !== undefined) return internal.payout as string;
  return data.status === 'available' ? unpaid(data.currency as string) : null;
}

const AT_ONCE = 1000;

/** Everything that is available, and the payout itself, belongs to it. */
export async function assignTransactions(ctx: Context, { id, currency, balance_transaction }: Stored<'payout'>) {
  const own = await ctx.tx.get('balance_transaction', balance_transaction as string);
  if (own !== undefined) await assign(ctx, own, id);
  for (;;) {
    const { records } = await ctx.tx.list('balance_transaction', {
      where: { payout: unpaid(currency) },
      limit: AT_ONCE,
    });
    for (const record of records) await assign(ctx, record, id);
    if (records.length < AT_ONCE) return;
  }
}

const assign = (ctx: Context, record: StoredRecord, payout: string): Promise<void> =>
  ctx.tx.put('balance_transaction', { ...record, internal: { ...record.internal, payout } });

/** @throws StripeError when it was made by hand, as it settles nothing in particular */
export async function requireAutomatic(ctx: Context, id: string): Promise<void> {
  const payout = await ctx.referred('payout', id, 'payout');
  if (!payout.automatic) throw errors.notAnAutomaticPayout();
}
