/** What becomes of a payout on its way to the bank. https://docs.stripe.com/payouts#payout-failures */
import type { Context } from '../../core/context.ts';
import { failureMessage, type PayoutFailure } from '../../network/payouts.ts';
import type { ExternalFacts } from '../account/external.ts';
import { postTransaction } from '../balance/post.ts';
import { type Action, type Payout, payouts } from './states.ts';

type Payload = Readonly<Record<string, string>>;

/** @returns undefined when it went another way meanwhile */
async function found(ctx: Context, { payout: id }: Payload, action: Action): Promise<Payout | undefined> {
  const payout = await ctx.get('payout', id as string);
  return payout && payouts.allows(action, payout) ? payout : undefined;
}

export async function send(ctx: Context, payload: Payload): Promise<void> {
  const payout = await found(ctx, payload, 'send');
  if (payout !== undefined) await payouts.move(ctx, payout, 'send', 'done');
}

export async function settle(ctx: Context, payload: Payload): Promise<void> {
  const payout = await found(ctx, payload, 'settle');
  if (payout === undefined) return;
  const failure = await failureOf(ctx, payout);
  if (failure !== undefined) return fail(ctx, payout, failure);
  const trace_id = { status: 'supported', value: Array.from(ctx.draw(10), (c) => c.charCodeAt(0) % 10).join('') };
  const paid = await payouts.move(ctx, payout, 'settle', 'done', { changes: { trace_id } });
  if (paid.automatic)
    await ctx.update(
      'payout',
      paid.id,
      { reconciliation_status: 'completed' },
      { events: ['payout.reconciliation_completed'] },
    );
}

async function failureOf(ctx: Context, { destination, type, amount }: Payout): Promise<PayoutFailure | undefined> {
  if (destination === null || type === 'card' || amount < 0) return undefined;
  return (await ctx.internal<Partial<ExternalFacts>>('bank_account', destination)).payout;
}

/** The money comes back, and the bank account has to be mended before it is used again. */
async function fail(ctx: Context, payout: Payout, failure_code: PayoutFailure): Promise<void> {
  const failure_balance_transaction = await takeBack(ctx, payout, 'payout_failure', 'STRIPE PAYOUT FAILURE');
  const changes: Partial<Payout> = {
    failure_balance_transaction,
    failure_code,
    failure_message: failureMessage(failure_code),
    trace_id: { status: 'unsupported', value: null },
    ...(payout.automatic && { reconciliation_status: 'not_applicable' }),
  };
  await payouts.move(ctx, payout, 'settle', 'failed', { changes });
  const account = await ctx.get('bank_account', payout.destination as string);
  if (account === undefined) return;
  const events = ['account.external_account.updated'];
  await ctx.update('bank_account', account.id, { status: 'errored' }, { events });
}

/** @returns the transaction that undoes that of a payout */
export async function takeBack(
  ctx: Context,
  { id, balance_transaction, source_type }: Payout,
  type: 'payout_failure' | 'payout_cancel',
  description: string,
): Promise<string> {
  const { amount, fee, currency } = await ctx.find('balance_transaction', balance_transaction as string);
  const back = await postTransaction(ctx, {
    amount: -amount,
    available_on: ctx.now(),
    category: 'payout_reversal',
    currency,
    description,
    fee: -fee,
    feeDescription: 'Instant payout fee refund',
    source: id,
    sourceType: source_type as 'card',
    type,
  });
  return back.id;
}
