/** Changing an intent before it is paid. https://docs.stripe.com/api/payment_intents/update */
import type Stripe from 'stripe';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { defined } from '../../core/values.ts';
import { chosenTypes } from '../intents/automatic.ts';
import { importedOf, refuseOnce } from '../intents/once.ts';
import { checkTypes } from '../intents/types.ts';
import { describeAmount } from './amount-details.ts';
import { chooseMethod } from './choose.ts';
import { checkCustomer, checkMoney, refuseConnectAndOthers, sharedFields } from './fields.ts';
import { type Intent, requireState } from './states.ts';

type Params = Stripe.PaymentIntentUpdateParams;

/** Amount and currency may change until money moves. */
function money(intent: Intent, params: Params): Partial<Intent> {
  const { amount = intent.amount, currency = intent.currency } = params;
  if (params.amount === undefined && params.currency === undefined) return {};
  requireState(intent, 'change');
  return { amount, currency: checkMoney(amount, currency) };
}

/** Another currency has other methods. @throws StripeError when a method that the caller has named does not take it */
async function typesFor(
  ctx: Context,
  intent: Intent,
  { currency, payment_method_types }: Params,
): Promise<Partial<Intent>> {
  const code = (currency ?? intent.currency).toLowerCase();
  if (!intent.automatic_payment_methods || payment_method_types !== undefined) {
    checkTypes(payment_method_types ?? intent.payment_method_types, code);
    return payment_method_types === undefined ? {} : { automatic_payment_methods: null };
  }
  if (code === intent.currency) return {};
  const { allow_redirects = 'always' } = intent.automatic_payment_methods;
  const settings = { automatic_payment_methods: { enabled: true, allow_redirects } };
  const { capture_method, setup_future_usage: future } = intent;
  const chosen = await chosenTypes(ctx, settings, { currency: code, manual: capture_method === 'manual', future });
  return chosen as Partial<Intent>;
}

export async function changeIntent(ctx: Context, intent: Intent, params: Params): Promise<Intent> {
  refuseConnectAndOthers(params);
  await checkCustomer(ctx, params.customer);
  const changes = {
    ...money(intent, params),
    ...(await typesFor(ctx, intent, params)),
    ...defined({ customer: params.customer || undefined }),
    ...sharedFields(ctx, params, intent),
    metadata: mergeMetadata(intent.metadata, params.metadata),
  };
  const options = params.payment_method_options ?? {};
  refuseOnce(options, 'a PaymentIntent');
  const changed = await ctx.update('payment_intent', intent.id, changes, { internal: { ...importedOf(options) } });
  return chooseMethod(ctx, await describeAmount(ctx, changed, params.amount_details), params);
}

export const update: Handler<'POST /v1/payment_intents/{intent}'> = async (ctx, params, { intent: id }) =>
  changeIntent(ctx, await ctx.find('payment_intent', id), params);
