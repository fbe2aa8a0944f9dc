/** Money comes in by bank. https://docs.stripe.com/payments/customer-balance/reconciliation */
import type { Context } from '../../core/context.ts';
import { TRANSFERS } from '../../network/banks/virtual.ts';
import { availableOf, moveCash, shownCash, type Transaction } from './cash.ts';

export interface Received {
  customer: string;
  currency: string;
  amount: number;
  reference: string | null;
  type: string;
}

/** What it does not pay for stays. */
export async function receive(
  ctx: Context,
  { customer, currency, amount, reference, type }: Received,
): Promise<Transaction> {
  const sent = TRANSFERS[type]?.sent ?? {};
  const shown = Object.keys(sent).length > 0 ? { [type]: sent } : {};
  const details = { bank_transfer: { reference, type, ...shown } };
  const made = await moveCash(ctx, { customer, currency, amount, type: 'funded', details });
  await ctx.signal('cash_balance.funded', { customer, currency, amount, reference });
  if ((await availableOf(ctx, customer, currency)) > 0)
    await ctx.emit('cash_balance.funds_available', await shownCash(ctx, customer));
  return made;
}
