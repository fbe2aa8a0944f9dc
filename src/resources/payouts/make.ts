/** A payout takes its money from the balance at once, and is on its way then. https://docs.stripe.com/api/payouts/object */
import type { Context } from '../../core/context.ts';
import { arrivesOn, INSTANT_TAKES, LEAVES_AFTER } from '../../network/payouts.ts';
import { waitOf } from '../../time/delays.ts';
import type { External } from '../account/external.ts';
import { postTransaction } from '../balance/post.ts';
import type { SourceType } from '../balance/sums.ts';
import type { Payout } from './states.ts';

interface Wish {
  /** Signed: what goes to the bank; below zero the bank is debited. */
  amount: number;
  currency: string;
  destination: External;
  sourceType: SourceType;
  method?: 'standard' | 'instant';
  /** What Stripe keeps, smallest unit. */
  fee?: number;
  fields?: Partial<Payout>;
}

const DESCRIPTION = 'STRIPE PAYOUT';

/** Makes it, tells of it, and has it go its way. */
export async function makePayout(ctx: Context, wish: Wish): Promise<Payout> {
  const { amount, currency, destination, sourceType, method = 'standard', fee = 0, fields = {} } = wish;
  const id = ctx.newId('payout');
  const arrival_date = method === 'instant' ? ctx.now() + INSTANT_TAKES : arrivesOn(ctx.now());
  const transaction = await postTransaction(ctx, {
    amount: -amount,
    // What comes back from a bank has to arrive first.
    available_on: amount < 0 ? arrival_date : ctx.now(),
    currency,
    description: fields.description ?? DESCRIPTION,
    fee,
    feeDescription: 'Instant payout fee',
    source: id,
    sourceType,
    type: 'payout',
  });
  const payout = await ctx.create(
    'payout',
    {
      amount,
      arrival_date,
      automatic: false,
      balance_transaction: transaction.id,
      currency,
      destination: destination.id,
      method,
      metadata: {},
      reconciliation_status: 'not_applicable',
      source_type: sourceType,
      status: 'pending',
      trace_id: { status: 'pending' },
      type: destination.object,
      ...fields,
    },
    { id, event: 'payout.created' },
  );
  await travel(ctx, payout);
  return payout;
}

async function travel(ctx: Context, { id, arrival_date, method }: Payout): Promise<void> {
  const leaves = method === 'instant' ? 0 : LEAVES_AFTER;
  await ctx.schedule('payout.send', waitOf('payoutLeaves', ctx.clock, leaves), { payout: id });
  await ctx.schedule('payout.settle', waitOf('payoutArrives', ctx.clock, arrival_date - ctx.now()), { payout: id });
}
