/** A captured charge reaches the balance: at once, or a moment later where the capture is asynchronous. */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { goesStraightToAvailable } from '../../network/cards/find.ts';
import { availableOn, chargeFee } from '../../network/fees.ts';
import { delayOf } from '../../time/delays.ts';
import { waitingJobs } from '../../time/jobs.ts';
import { accountFacts } from '../account/facts.ts';
import { settle as inOwnCurrency } from '../balance/convert.ts';
import { postTransaction } from '../balance/post.ts';

type Charge = Stored<'charge'>;

/** Puts the captured amount, less the fee, on the balance; nothing happens when that was done before. */
export async function settle(ctx: Context, id: string, events: readonly string[] = []): Promise<Charge> {
  const charge = await ctx.find('charge', id);
  return charge.balance_transaction === null ? settlePart(ctx, id, charge.amount_captured, events) : charge;
}

/** What was captured now reaches the balance by itself; the charge names the last of its transactions. */
export async function settlePart(
  ctx: Context,
  id: string,
  amount: number,
  events: readonly string[] = [],
): Promise<Charge> {
  const charge = await ctx.find('charge', id);
  const { card, method } = await ctx.internal<{ card?: string; method?: string }>('charge', id);
  const byBank = method === 'us_bank_account';
  const atOnce = card === undefined ? byBank : goesStraightToAvailable(card);
  const settled = await inOwnCurrency(ctx, amount, charge.currency);
  const { delayDays } = await accountFacts(ctx);
  const transaction = await postTransaction(ctx, {
    ...settled,
    available_on: availableOn(ctx.now(), atOnce, delayDays),
    description: charge.description,
    fee: chargeFee(settled.amount, settled.currency),
    source: id,
    type: card === undefined ? 'payment' : 'charge',
    category: 'charge',
    ...(byBank && { sourceType: 'bank_account' as const }),
  });
  return ctx.update('charge', id, { balance_transaction: transaction.id }, { events });
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
