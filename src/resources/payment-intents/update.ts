/** Changing an intent before it is paid. https://docs.stripe.com/api/payment_intents/update */
import type Stripe from 'stripe';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { defined } from '../../core/values.ts';
import { changedTypes } from '../intents/change-types.ts';
import { importedOf, refuseOnce } from '../intents/once.ts';
import { describeAmount } from './amount-details.ts';
import { chooseMethod } from './choose.ts';
import { checkCustomer, checkMoney, purposeAfter, refuseConnectAndOthers, sharedFields } from './fields.ts';
import { type Intent, requireState } from './states.ts';
import { awaitAnew, isAwaited, unapply } from './transfer.ts';

type Params = Stripe.PaymentIntentUpdateParams;

/** What customers who send money are told. */
const OWED = ['amount', 'currency', 'customer'] as const;

/** Amount and currency may change until money moves. */
function money(intent: Intent, params: Params): Partial<Intent> {
  const { amount = intent.amount, currency = intent.currency } = params;
  if (params.amount === undefined && params.currency === undefined) return {};
  requireState(intent, 'change');
  return { amount, currency: checkMoney(amount, currency) };
}

export async function changeIntent(ctx: Context, intent: Intent, params: Params): Promise<Intent> {
  refuseConnectAndOthers(params);
  await checkCustomer(ctx, params.customer);
  const types = await changedTypes(ctx, intent, params, purposeAfter(intent, params));
  const changes = {
    ...money(intent, params),
    ...defined({ customer: params.customer || undefined }),
    ...sharedFields(ctx, params, intent, types.payment_method_types ?? intent.payment_method_types),
    ...(types as Partial<Intent>),
    metadata: mergeMetadata(intent.metadata, params.metadata),
  };
  const owesAnew = isAwaited(intent) && OWED.some((name) => params[name] !== undefined);
  if (owesAnew) await unapply(ctx, intent);
  const options = params.payment_method_options ?? {};
  refuseOnce(options, 'a PaymentIntent');
  const changed = await ctx.update('payment_intent', intent.id, changes, { internal: { ...importedOf(options) } });
  const chosen = await chooseMethod(ctx, await describeAmount(ctx, changed, params.amount_details), params);
  return owesAnew && isAwaited(chosen) ? awaitAnew(ctx, chosen) : chosen;
}

export const update: Handler<'POST /v1/payment_intents/{intent}'> = async (ctx, params, { intent: id }) =>
  changeIntent(ctx, await ctx.find('payment_intent', id), params);
