/** Having the bank set more aside. https://docs.stripe.com/api/payment_intents/increment_authorization */
import { errors } from '../../contract/errors.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import { checkChargeAmount } from '../../core/money.ts';
import type { Handler } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined } from '../../core/values.ts';
import { incrementedDetails } from '../../network/describe.ts';
import { type Charge, charges } from '../charges/states.ts';
import { describeAmount } from './amount-details.ts';
import type { IntentFacts } from './confirm.ts';
import { type Intent, intents, requireState } from './states.ts';

/** How often. https://docs.stripe.com/payments/incremental-authorization */
const MOST_INCREMENTS = 10;

function checkIncrement(intent: Intent, charge: Charge, amount: number, increments: number): void {
  if (charge.payment_method_details?.card?.incremental_authorization?.status !== 'available')
    throw errors.invalidRequest(
      'This PaymentIntent is not eligible for incremental authorizations. Request them with `payment_method_options[card][request_incremental_authorization]`.',
    );
  if (increments >= MOST_INCREMENTS)
    throw errors.invalidRequest(`This PaymentIntent has been incremented ${MOST_INCREMENTS} times, which is the most.`);
  if (amount <= intent.amount)
    throw errors.invalidRequest(
      'The amount of an incremental authorization must be greater than the amount that is authorized already.',
      'amount',
    );
  checkChargeAmount(amount, intent.currency);
}

export const increment: Handler<'POST /v1/payment_intents/{intent}/increment_authorization'> = async (
  ctx,
  params,
  { intent: id },
) => {
  const intent = await ctx.find('payment_intent', id);
  refuseUnsupported(params, ['application_fee_amount', 'hooks', 'transfer_data']);
  requireState(intent, 'increment');
  const charge = await ctx.find('charge', intent.latest_charge as string);
  const { increments = 0 } = await ctx.internal<IntentFacts>('payment_intent', id);
  const { amount, description, metadata, payment_details, statement_descriptor } = params;
  checkIncrement(intent, charge, amount, increments);
  const details = charge.payment_method_details as NonNullable<Charge['payment_method_details']>;
  const set = { amount, payment_method_details: incrementedDetails(details, amount) };
  await charges.move(ctx, charge, 'increment', 'done', { changes: set });
  await describeAmount(ctx, intent, params.amount_details, amount);
  const changes = {
    ...defined({ description, payment_details, statement_descriptor }),
    amount,
    amount_capturable: Math.max(0, amount - intent.amount_received),
    metadata: mergeMetadata(intent.metadata, metadata),
  } as Partial<Intent>;
  return intents.move(ctx, intent, 'increment', 'authorized', { changes, internal: { increments: increments + 1 } });
};
