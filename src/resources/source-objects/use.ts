/** What becomes of a source that is charged. https://docs.stripe.com/sources/customers */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { requireChargeable, sourceFacts } from './facts.ts';
import { type SourceObject, sources } from './states.ts';

interface Price {
  amount: number;
  /** In lower case. */
  currency: string;
}

/** @throws StripeError when the source does not pay so much */
export function checkPrice(source: SourceObject, { amount, currency }: Price): void {
  requireChargeable(source);
  if (source.currency !== null && source.currency !== currency)
    throw errors.invalidRequest(
      `The currency of this charge (${currency}) is not that of the source (${source.currency}).`,
      'currency',
    );
  const { receiver } = source;
  const left = receiver && receiver.amount_received - receiver.amount_charged;
  if (left !== undefined && amount > left)
    throw errors.invalidRequest(
      `The source has received ${left}, which is less than the charge of ${amount}.`,
      'amount',
    );
  if (source.amount !== null && source.amount !== amount)
    throw errors.invalidRequest(
      `The amount of this charge (${amount}) is not that of the source (${source.amount}).`,
      'amount',
    );
}

/** A source is used up by a charge, unless a customer keeps it. */
export async function useSource(ctx: Context, source: SourceObject, { amount }: Price): Promise<SourceObject> {
  const { customer, receiver, usage } = source;
  const charged = receiver && { ...receiver, amount_charged: receiver.amount_charged + amount };
  const changes = charged === undefined ? {} : { receiver: charged };
  const kept = usage === 'reusable' && customer !== undefined;
  if (!kept) return sources.move(ctx, source, 'charge', 'done', { changes });
  const empty = charged !== undefined && charged.amount_charged >= charged.amount_received;
  return sources.move(ctx, source, 'charge', empty ? 'emptied' : 'kept', { changes });
}

/** Tells the customer of a debit, as the mandate asks for. https://docs.stripe.com/api/events/types#event_types-source.mandate_notification */
export async function notifyOfDebit(ctx: Context, source: SourceObject, { amount }: Price): Promise<void> {
  const { notifies = 'email' } = await sourceFacts(ctx, source);
  if (source.type !== 'sepa_debit' || notifies.endsWith('none')) return;
  const { last4, mandate_reference } = source.sepa_debit ?? {};
  const sepa_debit = { creditor_identifier: 'AT00ZZZ00000000001', last4, mandate_reference };
  const fields = {
    amount,
    reason: 'debit_initiated',
    sepa_debit,
    source: source.id,
    status: 'submitted',
    type: source.type,
  };
  await ctx.create('source_mandate_notification', fields as never, { event: 'source.mandate_notification' });
}
