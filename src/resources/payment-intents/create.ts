/** Making an intent, and confirming it at once where that is asked for. https://docs.stripe.com/api/payment_intents/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { defined } from '../../core/values.ts';
import { spendToken, withToken } from '../confirmation-tokens/use.ts';
import { chosenTypes, type Purpose } from '../intents/automatic.ts';
import { choosesMethod, withoutChoice } from '../intents/method.ts';
import { importedOf, refuseOnce } from '../intents/once.ts';
import { newSecret } from '../intents/secret.ts';
import { checkUse } from '../intents/types.ts';
import { describeAmount } from './amount-details.ts';
import { chooseMethod } from './choose.ts';
import { confirmIntent } from './confirm.ts';
import { checkCustomer, checkMoney, refuseConnectAndOthers, sharedFields } from './fields.ts';
import type { Intent } from './states.ts';

type Params = Stripe.PaymentIntentCreateParams;

/** These say how to confirm. */
const ONLY_WITH_CONFIRM = [
  'confirmation_token',
  'error_on_requires_action',
  'mandate',
  'mandate_data',
  'off_session',
  'return_url',
  'use_stripe_sdk',
] as const;

function checkTogether(params: Params): void {
  refuseConnectAndOthers(params);
  if (params.confirm) return;
  refuseOnce(params.payment_method_options ?? {}, 'a PaymentIntent');
  for (const name of ONLY_WITH_CONFIRM) {
    if (params[name] !== undefined && params[name] !== '' && params[name] !== false)
      throw errors.onlyWithConfirm(name, 'a PaymentIntent');
  }
}

const purposeOf = ({ capture_method, setup_future_usage }: Params, currency: string): Purpose => ({
  currency,
  manual: capture_method === 'manual',
  future: setup_future_usage ?? null,
});

async function makeIntent(ctx: Context, params: Params): Promise<Intent> {
  const currency = checkMoney(params.amount, params.currency);
  checkTogether(params);
  await checkCustomer(ctx, params.customer);
  const chosen = await chosenTypes(ctx, params, purposeOf(params, currency));
  checkUse(params.payment_method_types ?? [], purposeOf(params, currency));
  const id = ctx.newId('payment_intent');
  return ctx.create(
    'payment_intent',
    {
      amount: params.amount,
      amount_capturable: 0,
      amount_received: 0,
      amount_details: { tip: {} },
      capture_method: 'automatic_async',
      client_secret: newSecret(ctx, 'payment_intent', id),
      confirmation_method: params.confirmation_method ?? 'automatic',
      currency,
      customer: params.customer ?? null,
      metadata: newMetadata(params.metadata),
      status: 'requires_payment_method',
      ...sharedFields(ctx, params, null, chosen.payment_method_types),
      ...(chosen as Partial<Intent>),
    },
    {
      id,
      internal: { ...defined({ radar: params.radar_options }), ...importedOf(params.payment_method_options ?? {}) },
    },
  );
}

/** Who charged customers by the older API need not name what they pay with. https://docs.stripe.com/api/payment_intents/create#create_payment_intent-payment_method */
async function withDefault(ctx: Context, params: Params): Promise<Params> {
  const { confirm, customer: id, payment_method_types: types = ['card'] } = params;
  if (!confirm || id === undefined || choosesMethod(params) || !types.includes('card')) return params;
  const customer = await ctx.get('customer', id);
  const source = customer?.default_source as string | null | undefined;
  const usable = source && (await ctx.get('payment_method', source)) !== undefined;
  return usable ? { ...params, payment_method: source } : params;
}

export const create: Handler<'POST /v1/payment_intents'> = async (ctx, given) => {
  const params = await withDefault(ctx, await withToken(ctx, given));
  const made = await describeAmount(ctx, await makeIntent(ctx, params), params.amount_details);
  const intent = await chooseMethod(ctx, made, params, false);
  await ctx.emit('payment_intent.created', intent);
  if (!params.confirm) return intent;
  await spendToken(ctx, params, intent);
  return confirmIntent(ctx, intent, withoutChoice(params));
};
