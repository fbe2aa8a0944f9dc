/** A cardholder questions a payment at the bank. https://docs.stripe.com/api/disputes */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { list, retrieve } from '../../core/plain.ts';
import { takeDebitBack } from './debit.ts';
import { decideDue, lapse } from './decide.ts';
import { refreshTransaction } from './money.ts';
import { openDisputes } from './open.ts';
import { respond } from './respond.ts';
import { type Dispute, disputes as machine, requireOpen } from './states.ts';

const update: Handler<'POST /v1/disputes/{dispute}'> = async (ctx, params, { dispute: id }) =>
  respond(ctx, await ctx.find('dispute', id), params);

async function giveIn(ctx: Context, dispute: Dispute): Promise<Dispute> {
  requireOpen(dispute);
  return machine.move(ctx, dispute, 'close', 'done');
}

const close: Handler<'POST /v1/disputes/{dispute}/close'> = async (ctx, _params, { dispute: id }) =>
  giveIn(ctx, await ctx.find('dispute', id));

/** The newest dispute of a charge. @throws StripeError 404 when there is no such charge, or no dispute */
async function ofCharge(ctx: Context, id: string): Promise<Dispute> {
  if ((await ctx.get('charge', id)) === undefined) throw errors.resourceMissing('charge', id, 'charge', 404);
  const [dispute] = (await ctx.list('dispute', { where: { charge: id }, limit: 1 })).data;
  if (dispute === undefined) throw errors.noDispute(id);
  return dispute;
}

const retrieveOfCharge: Handler<'GET /v1/charges/{charge}/dispute'> = (ctx, _params, { charge }) =>
  ofCharge(ctx, charge);

const updateOfCharge: Handler<'POST /v1/charges/{charge}/dispute'> = async (ctx, params, { charge }) =>
  respond(ctx, await ofCharge(ctx, charge), params);

const closeOfCharge: Handler<'POST /v1/charges/{charge}/dispute/close'> = async (ctx, _params, { charge }) =>
  giveIn(ctx, await ofCharge(ctx, charge));

/** Whoever disputes a payment does so when it was taken. */
async function captured(ctx: Context, charge: Stored<'charge'>): Promise<void> {
  await openDisputes(ctx, charge);
  await takeDebitBack(ctx, charge);
}

export const disputes: Resource = {
  object: 'dispute',
  indexes: {
    charge: ({ data }) => data.charge as string,
    payment_intent: ({ data }) => data.payment_intent as string | null,
  },
  operations: {
    'GET /v1/disputes': list('dispute', { filters: ['charge', 'payment_intent'] }),
    'GET /v1/disputes/{dispute}': retrieve('dispute'),
    'POST /v1/disputes/{dispute}': update,
    'POST /v1/disputes/{dispute}/close': close,
    'GET /v1/charges/{charge}/dispute': retrieveOfCharge,
    'POST /v1/charges/{charge}/dispute': updateOfCharge,
    'POST /v1/charges/{charge}/dispute/close': closeOfCharge,
  },
  reactions: { 'charge.captured': captured, 'balance_transaction.available': refreshTransaction },
  jobs: { 'dispute.decide': decideDue, 'dispute.lapse': lapse },
};
