/** A refund whose bank answers later: it goes through, or comes back. https://docs.stripe.com/refunds#failed-refunds */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { refunds } from './states.ts';
import { undoRefund } from './undo.ts';

type Refund = Stored<'refund'>;

export async function settleRefund(
  ctx: Context,
  { refund: id, status }: Readonly<Record<string, string>>,
): Promise<void> {
  const refund = await ctx.get('refund', id as string);
  if (refund === undefined || !refunds.allows('settle', refund)) return;
  if (status === 'failed') await undoRefund(ctx, refund, 'settle', 'unknown');
  else await refunds.move(ctx, refund, 'settle', 'done');
}

const REFERENCE_DIGITS = 16;

/** What the bank finds the refund by is known now. https://docs.stripe.com/api/refunds/object#refund_object-destination_details-card-reference */
export async function tellReference(ctx: Context, { refund: id }: Readonly<Record<string, string>>): Promise<void> {
  const refund = await ctx.get('refund', id as string);
  const { card } = refund?.destination_details ?? {};
  if (refund === undefined || refund.status === 'failed' || card === undefined) return;
  const reference = Array.from(ctx.draw(REFERENCE_DIGITS), (char) => char.charCodeAt(0) % 10).join('');
  const told = { ...refund.destination_details, card: { ...card, reference, reference_status: 'available' } };
  const changes = { destination_details: told as NonNullable<Refund['destination_details']> };
  await ctx.update('refund', refund.id, changes, { events: ['refund.updated', 'charge.refund.updated'] });
}

/** The customer has not said where the money shall go, and it is too late. */
export async function expireRefund(ctx: Context, { refund: id }: Readonly<Record<string, string>>): Promise<void> {
  const refund = await ctx.get('refund', id as string);
  if (refund !== undefined && refunds.allows('expire', refund)) await undoRefund(ctx, refund, 'expire', 'unknown');
}

/** The bank has taken the money of the whole charge: what was on its way to the customer comes back. */
export async function failDisputedRefunds(ctx: Context, { charge }: Stored<'dispute'>): Promise<void> {
  const { data } = await ctx.list('refund', { where: { charge }, limit: 100 });
  for (const refund of data.reverse()) {
    // What gives back a hold moved nothing.
    if (refunds.allows('dispute', refund) && refund.balance_transaction !== null)
      await undoRefund(ctx, refund, 'dispute', 'charge_for_pending_refund_disputed');
  }
}
