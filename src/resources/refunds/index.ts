/** Money given back. https://docs.stripe.com/api/refunds */
import type { Handler, Resource } from '../../core/operation.ts';
import { list, retrieve } from '../../core/plain.ts';
import { create } from './create.ts';
import { ofCharge } from './of-charge.ts';
import { expireRefund, failDisputedRefunds, settleRefund, tellReference } from './settle.ts';
import { requireState } from './states.ts';
import { cancelRefund, undoRefund } from './undo.ts';
import { updateRefund } from './update.ts';

const update: Handler<'POST /v1/refunds/{refund}'> = async (ctx, params, { refund: id }) =>
  updateRefund(ctx, await ctx.find('refund', id), params);

/** Only refunds that wait for the customer can be called off; a card's never do. */
const cancel: Handler<'POST /v1/refunds/{refund}/cancel'> = async (ctx, _params, { refund: id }) => {
  const refund = await ctx.find('refund', id);
  requireState(refund, 'cancel');
  return cancelRefund(ctx, refund);
};

const expire: Handler<'POST /v1/test_helpers/refunds/{refund}/expire'> = async (ctx, _params, { refund: id }) => {
  const refund = await ctx.find('refund', id);
  requireState(refund, 'expire');
  return undoRefund(ctx, refund, 'expire', 'unknown');
};

export const refunds: Resource = {
  object: 'refund',
  indexes: {
    charge: ({ data }) => data.charge as string | null,
    payment_intent: ({ data }) => data.payment_intent as string | null,
  },
  operations: {
    'POST /v1/refunds': create,
    'GET /v1/refunds': list('refund', { filters: ['charge', 'payment_intent'] }),
    'GET /v1/refunds/{refund}': retrieve('refund'),
    'POST /v1/refunds/{refund}': update,
    'POST /v1/refunds/{refund}/cancel': cancel,
    'POST /v1/test_helpers/refunds/{refund}/expire': expire,
    ...ofCharge,
  },
  reactions: { 'dispute.escalated': failDisputedRefunds },
  jobs: { 'refund.expire': expireRefund, 'refund.reference': tellReference, 'refund.settle': settleRefund },
};
