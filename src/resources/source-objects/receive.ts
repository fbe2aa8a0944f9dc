/** Money that has come to the account of a source. https://docs.stripe.com/api/sources/object#source_object-receiver */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { type SourceObject, sources } from './states.ts';

type Transaction = Stored<'source_transaction'>;

/** What the bank tells of it, by type. */
function detailsOf({ ach_credit_transfer, sepa_credit_transfer, type }: SourceObject): object {
  const details =
    type === 'ach_credit_transfer'
      ? {
          customer_data: 'TEST',
          fingerprint: ach_credit_transfer?.fingerprint,
          last4: ach_credit_transfer?.account_number?.slice(-4),
          routing_number: ach_credit_transfer?.routing_number,
        }
      : { reference: null, sender_iban: sepa_credit_transfer?.refund_iban ?? null, sender_name: null };
  return { [type]: details };
}

/** @param amount smallest unit; with 0 nothing has come */
export async function receive(ctx: Context, source: SourceObject, amount: number): Promise<SourceObject> {
  if (amount === 0) return source;
  const { currency, id, receiver, type } = source;
  const transaction = { amount, currency, source: id, status: 'succeeded', type, ...detailsOf(source) };
  await ctx.create('source_transaction', transaction as unknown as Transaction, {
    event: 'source.transaction.created',
  });
  const changed = { ...receiver, amount_received: (receiver?.amount_received ?? 0) + amount };
  const changes = { receiver: changed as NonNullable<SourceObject['receiver']> };
  return sources.move(ctx, source, 'receive', 'done', { changes });
}

/** Money that was sent goes back to an account that the sender has to name. https://docs.stripe.com/api/sources/object#source_object-receiver-refund_attributes_status */
export async function refundMade(ctx: Context, { charge }: Stored<'refund'>): Promise<void> {
  const { payment_method } = await ctx.find('charge', charge as string);
  const source = payment_method?.startsWith('src_') ? await ctx.get('source', payment_method) : undefined;
  if (source?.receiver === undefined) return;
  const { receiver } = source;
  const asked = receiver.refund_attributes_status === 'missing' && receiver.refund_attributes_method !== 'none';
  const changed = { ...receiver, ...(asked && { refund_attributes_status: 'requested' }) };
  const events = asked ? ['source.refund_attributes_required'] : [];
  await ctx.update('source', source.id, { receiver: changed }, { events });
}
