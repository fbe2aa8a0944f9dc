/** Money on its way from the balance to the bank. https://docs.stripe.com/api/payouts */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata, newMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { inRange, pageOf, retrieve } from '../../core/plain.ts';
import { findExternal } from '../account/external.ts';
import { runPayouts, schedulePayouts } from './automatic.ts';
import { create } from './create.ts';
import { makePayout } from './make.ts';
import { send, settle, takeBack } from './settle.ts';
import { payouts as machine, type Payout, requireState } from './states.ts';

const list: Handler<'GET /v1/payouts'> = (ctx, params) => {
  const { arrival_date, destination, status } = params;
  const where: Record<string, string> = {};
  if (destination !== undefined) where.destination = destination;
  if (status !== undefined) where.status = status;
  const filter = inRange(arrival_date);
  return pageOf(ctx, 'payout', params, {
    where,
    ...(filter && { filter: ({ data }) => filter(data.arrival_date as number) }),
  });
};

const update: Handler<'POST /v1/payouts/{payout}'> = async (ctx, params, { payout: id }) => {
  const payout = await ctx.find('payout', id);
  const metadata = mergeMetadata(payout.metadata ?? {}, params.metadata);
  return ctx.update('payout', id, { metadata }, { events: ['payout.updated'] });
};

const cancel: Handler<'POST /v1/payouts/{payout}/cancel'> = async (ctx, _params, { payout: id }) => {
  const payout = await ctx.find('payout', id);
  if (payout.automatic) throw errors.invalidRequest('You may not cancel automatic payouts.');
  requireState(payout, 'cancel');
  const failure_balance_transaction = await takeBack(ctx, payout, 'payout_cancel', 'STRIPE PAYOUT CANCEL');
  return machine.move(ctx, payout, 'cancel', 'done', { changes: { failure_balance_transaction } });
};

/** Banks that money can be asked back from. */
const REVERSIBLE = ['US', 'CA'];

const reverse: Handler<'POST /v1/payouts/{payout}/reverse'> = async (ctx, params, { payout: id }) => {
  const payout = await ctx.find('payout', id);
  requireState(payout, 'reverse');
  const destination = await findExternal(ctx, payout.destination as string);
  checkReversible(payout, destination.country);
  const reversal = await makePayout(ctx, {
    amount: -payout.amount,
    currency: payout.currency,
    destination,
    fields: { metadata: newMetadata(params.metadata), original_payout: id },
    sourceType: payout.source_type as 'card',
  });
  await machine.move(ctx, payout, 'reverse', 'done', { changes: { reversed_by: reversal.id } });
  return reversal;
};

function checkReversible({ id, amount, reversed_by, type }: Payout, country: string | null): void {
  if (reversed_by !== null) throw errors.invalidRequest(`Payout ${id} has already been reversed.`);
  if (amount < 0) throw errors.invalidRequest(`Payout ${id} is a reversal or a debit itself, and cannot be reversed.`);
  if (type === 'card' || !REVERSIBLE.includes(country ?? ''))
    throw errors.invalidRequest('Payouts can be reversed only to bank accounts in the United States and Canada.');
}

export const payouts: Resource = {
  object: 'payout',
  indexes: {
    destination: ({ data }) => data.destination as string | null,
    status: ({ data }) => data.status as string,
  },
  operations: {
    'POST /v1/payouts': create,
    'GET /v1/payouts': list,
    'GET /v1/payouts/{payout}': retrieve('payout'),
    'POST /v1/payouts/{payout}': update,
    'POST /v1/payouts/{payout}/cancel': cancel,
    'POST /v1/payouts/{payout}/reverse': reverse,
  },
  reactions: { 'payouts.scheduled': (ctx: Context, account: never) => schedulePayouts(ctx, account) },
  jobs: { 'payout.run': runPayouts, 'payout.send': send, 'payout.settle': settle },
};
