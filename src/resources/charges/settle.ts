/** A captured charge reaches the balance: at once, or a moment later where the capture is asynchronous. */
import type { Context } from '../../core/context.ts';
import { goesStraightToAvailable } from '../../network/cards/find.ts';
import { availableOn, chargeFee } from '../../network/fees.ts';
import { delayOf } from '../../time/delays.ts';
import { waitingJobs } from '../../time/jobs.ts';
import { accountFacts } from '../account/facts.ts';
import { settle as inOwnCurrency } from '../balance/convert.ts';
import { postTransaction } from '../balance/post.ts';
import type { Charge } from './states.ts';

/** Puts the captured amount, less the fee, on the balance; nothing happens when that was done before. */
export async function settle(ctx: Context, id: string, events: readonly string[] = []): Promise<Charge> {
  const charge = await ctx.find('charge', id);
  if (charge.balance_transaction !== null) return charge;
  const balance_transaction = await book(ctx, charge, charge.amount_captured);
  return ctx.update('charge', id, { balance_transaction }, { events });
}

/** What was captured now reaches the balance by itself. @returns the transaction, which the charge shall name */
export async function book(ctx: Context, { id, currency, description }: Charge, amount: number): Promise<string> {
  const { card, method } = await ctx.internal<{ card?: string; method?: string }>('charge', id);
  const byBank = method === 'us_bank_account';
  const atOnce = card === undefined ? byBank : goesStraightToAvailable(card);
  const settled = await inOwnCurrency(ctx, amount, currency);
  const { delayDays } = await accountFacts(ctx);
  const transaction = await postTransaction(ctx, {
    ...settled,
    available_on: availableOn(ctx.now(), atOnce, delayDays),
    description,
    fee: chargeFee(settled.amount, settled.currency),
    source: id,
    type: card === undefined ? 'payment' : 'charge',
    category: 'charge',
    ...(byBank && { sourceType: 'bank_account' as const }),
  });
  return transaction.id;
}

/** Asynchronous capture: the balance transaction comes after the answer. https://docs.stripe.com/payments/payment-intents/asynchronous-capture */
export async function settleLater(ctx: Context, id: string): Promise<void> {
  await ctx.schedule('charge.settle', delayOf('asynchronousCapture', ctx.clock), { charge: id });
}

/** Money that is on its way arrives before anybody wants to pay it out. */
export async function settleAll(ctx: Context): Promise<void> {
  for (const { payload } of await waitingJobs(ctx.tx, 'charge.settle')) await settleDue(ctx, payload);
}

export async function settleDue(ctx: Context, { charge }: Readonly<Record<string, string>>): Promise<void> {
  await settle(ctx, charge as string, ['charge.updated']);
}
