/** Taking money that was set aside, all or a part; the rest goes back. https://docs.stripe.com/api/payment_intents/capture */
import { errors } from '../../contract/errors.ts';
import { formatAmount } from '../../core/currencies.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined } from '../../core/values.ts';
import { captureCharge } from '../charges/capture.ts';
import { type Intent, intents, requireState } from './states.ts';

function amountToCapture(intent: Intent, given: number | undefined): number {
  const amount = given ?? intent.amount_capturable;
  if (amount < 1) throw errors.amountBelowMinimum('amount_to_capture');
  if (amount > intent.amount_capturable) {
    const most = formatAmount(intent.amount_capturable, intent.currency);
    throw errors.invalidRequest(
      `This PaymentIntent could not be captured because the amount to capture is greater than the capturable amount of ${most}.`,
      'amount_to_capture',
      'amount_too_large',
    );
  }
  return amount;
}

export const capture: Handler<'POST /v1/payment_intents/{intent}/capture'> = async (ctx, params, { intent: id }) => {
  const intent = await ctx.find('payment_intent', id);
  refuseUnsupported(params, ['amount_details', 'application_fee_amount', 'hooks', 'transfer_data']);
  if (params.final_capture === false) throw errors.notEmulated('final_capture');
  requireState(intent, 'capture');
  const amount = amountToCapture(intent, params.amount_to_capture);
  const { statement_descriptor, statement_descriptor_suffix, payment_details } = params;
  const described = defined({ statement_descriptor, statement_descriptor_suffix });
  await captureCharge(ctx, intent.latest_charge as string, amount, described);
  const { to, events } = intents.step(intent.status, 'capture', 'paid');
  const after = await ctx.update(
    'payment_intent',
    id,
    {
      ...described,
      ...(payment_details && { payment_details: payment_details as Intent['payment_details'] }),
      amount_capturable: 0,
      amount_received: amount,
      metadata: mergeMetadata(intent.metadata, params.metadata),
      status: to,
    } as Partial<Intent>,
    { events },
  );
  await ctx.signal('payment_intent.succeeded', after);
  return after;
};
