/** Taking money that was set aside: all of it, a part, or part after part. https://docs.stripe.com/api/payment_intents/capture */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { formatAmount } from '../../core/currencies.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined } from '../../core/values.ts';
import { captureCharge } from '../charges/capture.ts';
import { describeAmount } from './amount-details.ts';
import { type Intent, intents, requireState } from './states.ts';

type Params = Stripe.PaymentIntentCaptureParams;
type Card = NonNullable<NonNullable<Stored<'charge'>['payment_method_details']>['card']>;

/** More than was set aside, where the card allows it. https://docs.stripe.com/payments/overcapture */
function most({ amount_capturable, amount_received }: Intent, { overcapture }: Partial<Card>): number {
  if (overcapture?.status !== 'available') return amount_capturable;
  return overcapture.maximum_amount_capturable - amount_received;
}

function amountToCapture(intent: Intent, card: Partial<Card>, given: number | undefined, more: boolean): number {
  const amount = given ?? intent.amount_capturable;
  // The last of several captures may take nothing, and give the rest back.
  const least = !more && intent.amount_received > 0 ? 0 : 1;
  if (amount < least) throw errors.amountBelowMinimum('amount_to_capture', amount);
  if (amount > most(intent, card)) {
    const capturable = formatAmount(intent.amount_capturable, intent.currency);
    throw errors.invalidRequest(
      `This PaymentIntent could not be captured because the amount to capture is greater than the capturable amount of ${capturable}.`,
      'amount_to_capture',
      'amount_too_large',
    );
  }
  return amount;
}

function checkMulticapture({ multicapture }: Partial<Card>): void {
  if (multicapture?.status !== 'available')
    throw errors.invalidRequest(
      'This PaymentIntent cannot be captured more than once because multicapture is not available for it. Request it with `payment_method_options[card][request_multicapture]`.',
      'final_capture',
    );
}

export const capture: Handler<'POST /v1/payment_intents/{intent}/capture'> = async (ctx, params, { intent: id }) => {
  const intent = await ctx.find('payment_intent', id);
  refuseUnsupported(params, ['application_fee_amount', 'hooks', 'transfer_data']);
  requireState(intent, 'capture');
  const more = params.final_capture === false;
  const charge = await ctx.find('charge', intent.latest_charge as string);
  const card = charge.payment_method_details?.card ?? {};
  if (more) checkMulticapture(card);
  const amount = amountToCapture(intent, card, params.amount_to_capture, more);
  return take(ctx, await describeAmount(ctx, intent, params.amount_details, amount), amount, params);
};

/** @param amount checked before */
export async function take(ctx: Context, intent: Intent, amount: number, params: Params): Promise<Intent> {
  const { statement_descriptor, statement_descriptor_suffix, payment_details } = params;
  const more = params.final_capture === false;
  const described = defined({ statement_descriptor, statement_descriptor_suffix });
  await captureCharge(ctx, intent.latest_charge as string, amount, { described, more });
  const changes = {
    ...described,
    ...(payment_details && { payment_details: payment_details as Intent['payment_details'] }),
    amount_capturable: more ? Math.max(0, intent.amount_capturable - amount) : 0,
    amount_received: intent.amount_received + amount,
    metadata: mergeMetadata(intent.metadata, params.metadata),
  } as Partial<Intent>;
  const after = await intents.move(ctx, intent, 'capture', more ? 'partial' : 'paid', { changes });
  if (!more) await ctx.signal('payment_intent.succeeded', after);
  return after;
}
