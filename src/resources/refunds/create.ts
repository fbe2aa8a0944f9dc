/** Giving money back. https://docs.stripe.com/api/refunds/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { formatAmount } from '../../core/currencies.ts';
import type { Handler } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { makeRefund, makeRelease, wholeOf } from './make.ts';

type Charge = Stored<'charge'>;
type Params = Stripe.RefundCreateParams;

async function chargeOf(ctx: Context, { charge, payment_intent }: Params): Promise<Charge> {
  if (payment_intent !== undefined) {
    const intent = await ctx.referred('payment_intent', payment_intent, 'payment_intent');
    if (charge !== undefined && charge !== intent.latest_charge)
      throw errors.mutuallyExclusive('charge', 'payment_intent');
    const latest = intent.latest_charge === null ? undefined : await ctx.get('charge', intent.latest_charge);
    if (latest?.status !== 'succeeded') {
      throw errors.invalidRequest(
        `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
        'payment_intent',
      );
    }
    return latest;
  }
  if (charge === undefined) throw errors.oneOfRequired('payment_intent', 'charge');
  return ctx.find('charge', charge);
}

/** @throws StripeError when the charge failed, is refunded already, or holds less than is asked for */
function amountToRefund(charge: Charge, given: number | undefined): number {
  if (charge.status !== 'succeeded') {
    throw errors.invalidRequest(
      `Charge ${charge.id} is not in a state that can be refunded: it has a status of ${charge.status}.`,
      'charge',
    );
  }
  const left = wholeOf(charge) - charge.amount_refunded;
  if (charge.refunded || left <= 0)
    throw errors.invalidRequest(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  const amount = given ?? left;
  if (amount < 1) throw errors.invalidPositiveInteger('amount');
  if (amount > left) {
    const [asked, rest] = [formatAmount(amount, charge.currency), formatAmount(left, charge.currency)];
    const of = charge.amount_refunded > 0 ? 'unrefunded amount on charge' : 'charge amount';
    throw errors.invalidRequest(`Refund amount (${asked}) is greater than ${of} (${rest})`, 'amount');
  }
  return amount;
}

export const create: Handler<'POST /v1/refunds'> = async (ctx, params) => {
  refuseUnsupported(params, ['customer', 'origin', 'currency', 'refund_application_fee', 'reverse_transfer']);
  const charge = await chargeOf(ctx, params);
  const amount = amountToRefund(charge, params.amount);
  await requireUndisputed(ctx, charge);
  if (!charge.captured && charge.payment_intent !== null) throw errors.uncapturedCharge(charge.payment_intent);
  if (!charge.captured) return releaseUncaptured(ctx, charge, params.amount);
  await ctx.signal('refund.requested', charge);
  const refund = await makeRefund(ctx, await ctx.find('charge', charge.id), amount, params);
  await ctx.emit('refund.created', refund);
  await ctx.signal('refund.made', refund);
  return ctx.find('refund', refund.id);
};

/** The bank gives the money of a chargeback back itself. */
async function requireUndisputed(ctx: Context, { id, disputed }: Charge): Promise<void> {
  if (!disputed) return;
  const { data } = await ctx.list('dispute', { where: { charge: id }, limit: 100 });
  if (data.some((dispute) => !dispute.is_charge_refundable)) throw errors.chargedBack(id);
}

/** Refunding what was never captured gives the whole of it up. */
async function releaseUncaptured(ctx: Context, charge: Charge, given: number | undefined): Promise<Stored<'refund'>> {
  if (given !== undefined && given !== charge.amount) {
    throw errors.invalidRequest(
      'Uncaptured charges can only be refunded in full. Capture a smaller amount instead.',
      'amount',
    );
  }
  const refund = await makeRelease(ctx, charge, charge.amount);
  await ctx.signal('refund.made', refund);
  return refund;
}
