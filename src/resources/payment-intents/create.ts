/** Making an intent, and confirming it at once where that is asked for. https://docs.stripe.com/api/payment_intents/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { chooseMethod } from './choose.ts';
import { confirmIntent } from './confirm.ts';
import { checkCustomer, checkMoney, refuseConnectAndOthers, sharedFields } from './fields.ts';
import type { Intent } from './states.ts';

type Params = Stripe.PaymentIntentCreateParams;

/** Characters of a client secret after `_secret_`. */
const SECRET_LENGTH = 25;

/** These say how to confirm. */
const ONLY_WITH_CONFIRM = ['error_on_requires_action', 'off_session', 'return_url', 'use_stripe_sdk'] as const;

function checkTogether(params: Params): void {
  refuseConnectAndOthers(params);
  if (params.automatic_payment_methods?.enabled && params.payment_method_types !== undefined) {
    throw errors.invalidRequest(
      'You may only specify one of these parameters: automatic_payment_methods, payment_method_types.',
      'payment_method_types',
    );
  }
  if (params.confirm) return;
  for (const name of ONLY_WITH_CONFIRM) {
    if (params[name] !== undefined && params[name] !== '' && params[name] !== false)
      throw errors.onlyWithConfirm(name, 'a PaymentIntent');
  }
}

/** Unless the caller names the methods, the account's own settings decide: cards, here. */
function methods(ctx: Context, params: Params): Partial<Intent> {
  const automatic = params.automatic_payment_methods?.enabled ?? params.payment_method_types === undefined;
  if (!automatic)
    return { automatic_payment_methods: null, payment_method_types: params.payment_method_types ?? ['card'] };
  return {
    automatic_payment_methods: {
      allow_redirects: params.automatic_payment_methods?.allow_redirects ?? 'always',
      enabled: true,
    },
    payment_method_configuration_details: { id: `pmc_1${ctx.account.slice(-23)}`, parent: null },
    payment_method_types: ['card'],
  };
}

async function makeIntent(ctx: Context, params: Params): Promise<Intent> {
  const currency = checkMoney(params.amount, params.currency);
  checkTogether(params);
  await checkCustomer(ctx, params.customer);
  const id = ctx.newId('payment_intent');
  return ctx.create(
    'payment_intent',
    {
      amount: params.amount,
      amount_capturable: 0,
      amount_received: 0,
      amount_details: { tip: {} },
      capture_method: 'automatic_async',
      client_secret: `${id}_secret_${ctx.draw(SECRET_LENGTH)}`,
      confirmation_method: params.confirmation_method ?? 'automatic',
      currency,
      customer: params.customer ?? null,
      metadata: newMetadata(params.metadata),
      status: 'requires_payment_method',
      ...methods(ctx, params),
      ...sharedFields(params, null),
    },
    { id, internal: params.radar_options ? { radar: params.radar_options } : {} },
  );
}

export const create: Handler<'POST /v1/payment_intents'> = async (ctx, params) => {
  const made = await makeIntent(ctx, params);
  const intent = await chooseMethod(ctx, made, params);
  await ctx.emit('payment_intent.created', intent);
  return params.confirm ? confirmIntent(ctx, intent, params) : intent;
};
