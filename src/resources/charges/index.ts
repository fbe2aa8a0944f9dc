/** Attempts to take money. https://docs.stripe.com/api/charges */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { formatAmount } from '../../core/currencies.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { list, pageOf, retrieve } from '../../core/plain.ts';
import { search } from '../../core/search/search.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined, unset } from '../../core/values.ts';
import { wholeOf } from '../refunds/make.ts';
import { captureCharge } from './capture.ts';
import { create } from './create.ts';
import { expire, expireLater } from './expire.ts';
import { debited } from './later.ts';
import { searchFields } from './search.ts';
import { settle, settleAll, settleDue } from './settle.ts';
import { type Charge, charges as machine, requireHeld } from './states.ts';

const update: Handler<'POST /v1/charges/{charge}'> = async (ctx, params, { charge: id }) => {
  const charge = await ctx.find('charge', id);
  const { customer, description, fraud_details, metadata, receipt_email, shipping, transfer_group } = params;
  if (customer !== undefined) {
    if (charge.customer !== null && charge.customer !== customer) {
      throw errors.invalidRequest('You cannot change the customer of a charge that already has one.', 'customer');
    }
    await ctx.referred('customer', customer, 'customer');
  }
  const changes = {
    ...defined(unset({ customer, description, receipt_email, shipping, transfer_group })),
    ...(fraud_details && { fraud_details: { ...charge.fraud_details, ...defined(unset(fraud_details)) } }),
    metadata: mergeMetadata(charge.metadata, metadata),
  };
  return ctx.update('charge', id, changes as Partial<Charge>, { events: ['charge.updated'] });
};

function amountToCapture(charge: Charge, given: number | undefined): number {
  requireHeld(charge);
  const amount = given ?? charge.amount;
  if (amount < 1) throw errors.invalidPositiveInteger('amount');
  if (amount > charge.amount) {
    throw errors.invalidRequest(
      `Capture amount must be less than or equal to the charge amount (${formatAmount(charge.amount, charge.currency)}).`,
      'amount',
    );
  }
  return amount;
}

const capture: Handler<'POST /v1/charges/{charge}/capture'> = async (ctx, params, { charge: id }) => {
  const charge = await ctx.find('charge', id);
  refuseUnsupported(params, ['application_fee', 'application_fee_amount', 'transfer_data']);
  if (charge.payment_intent !== null && !charge.captured) {
    throw errors.invalidRequest(
      `This uncaptured Charge was created by a PaymentIntent (${charge.payment_intent}). You must capture the PaymentIntent instead. For more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method`,
    );
  }
  const { amount, receipt_email, statement_descriptor, statement_descriptor_suffix, transfer_group } = params;
  const described = defined({ receipt_email, statement_descriptor, statement_descriptor_suffix, transfer_group });
  return captureCharge(ctx, id, amountToCapture(charge, amount), { described });
};

/** A refund takes its part of the charge. */
async function refundMade(ctx: Context, refund: Stored<'refund'>): Promise<void> {
  const charge = await ctx.find('charge', refund.charge as string);
  const amount_refunded = charge.amount_refunded + refund.amount;
  const { reason } = refund;
  const changes = {
    amount_refunded,
    refunded: amount_refunded === wholeOf(charge),
    ...(reason === 'fraudulent' && { fraud_details: { ...charge.fraud_details, user_report: reason } }),
  };
  const after = await machine.move(ctx, charge, 'refund', 'done', { changes });
  if (!charge.captured) await ctx.signal('charge.released', after);
}

/** The money of a refund came back. */
async function refundFailed(ctx: Context, refund: Stored<'refund'>): Promise<void> {
  const charge = await ctx.find('charge', refund.charge as string);
  const changes = { amount_refunded: charge.amount_refunded - refund.amount, refunded: false };
  await machine.move(ctx, charge, 'restore', 'done', { changes });
}

/** The charge names the case about it. */
async function disputed(ctx: Context, { id: dispute, charge }: Stored<'dispute'>): Promise<void> {
  await ctx.update('charge', charge, { disputed: true, dispute } as Partial<Charge>);
}

async function reviewed(ctx: Context, { id: review, charge, payment_intent }: Stored<'review'>): Promise<void> {
  // The intent does not name its charge yet.
  const ofIntent = payment_intent ? await ctx.list('charge', { where: { payment_intent }, limit: 1 }) : undefined;
  const id = charge ?? ofIntent?.data[0]?.id;
  if (id) await ctx.update('charge', id, { review });
}

/** Money must have arrived before it can be given back. */
async function refundRequested(ctx: Context, charge: Charge): Promise<void> {
  await settle(ctx, charge.id, ['charge.updated']);
}

export const charges: Resource = {
  object: 'charge',
  indexes: {
    customer: ({ data }) => data.customer as string | null,
    payment_intent: ({ data }) => data.payment_intent as string | null,
    transfer_group: ({ data }) => data.transfer_group as string | null,
  },
  search: searchFields,
  operations: {
    'POST /v1/charges': create,
    'GET /v1/charges': list('charge', { filters: ['customer', 'payment_intent', 'transfer_group'] }),
    'GET /v1/charges/search': search('charge'),
    'GET /v1/charges/{charge}': retrieve('charge'),
    'POST /v1/charges/{charge}': update,
    'POST /v1/charges/{charge}/capture': capture,
  },
  includes: {
    refunds: (ctx, id) => pageOf(ctx, 'refund', {}, { where: { charge: id } }, `/v1/charges/${id}/refunds`),
  },
  reactions: {
    'charge.succeeded': expireLater,
    'refund.requested': refundRequested,
    'refund.made': refundMade,
    'refund.failed': refundFailed,
    'dispute.opened': disputed,
    'payout.requested': settleAll,
    'review.opened': reviewed,
  },
  jobs: { 'charge.debited': debited, 'charge.expire': expire, 'charge.settle': settleDue },
};
