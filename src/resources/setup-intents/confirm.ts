/** Confirming: asking the bank whether the payment method may be kept. https://docs.stripe.com/api/setup_intents/confirm */
import type Stripe from 'stripe';
import type { Context } from '../../core/context.ts';
import { checkCurrency } from '../../core/money.ts';
import type { Handler } from '../../core/operation.ts';
import { checkUrl } from '../../core/url.ts';
import { defined } from '../../core/values.ts';
import { spendToken, withToken } from '../confirmation-tokens/use.ts';
import { type HowConfirmed, missingMethod } from '../intents/kinds.ts';
import { choosesMethod } from '../intents/method.ts';
import { type OnceOptions, onceOf } from '../intents/once.ts';
import { checkSecret } from '../intents/secret.ts';
import { checkWayBack } from '../intents/way-back.ts';
import { acceptanceOf } from '../mandates/make.ts';
import { attemptSetup } from './attempt.ts';
import { chooseMethod } from './choose.ts';
import { refuseOthers, sharedFields } from './fields.ts';
import { requireState, type Setup } from './states.ts';

type Params = Pick<
  Stripe.SetupIntentConfirmParams,
  'mandate_data' | 'payment_method' | 'payment_method_data' | 'return_url' | 'use_stripe_sdk'
> &
  Pick<Stripe.SetupIntentCreateParams, 'single_use'> & { payment_method_options?: OnceOptions };

/** What the mandate is for, when it is for one payment only. */
const singleUse = (given: Params['single_use']) =>
  given && { amount: given.amount, currency: checkCurrency(given.currency, 'single_use[currency]') };

/** @throws StripeError 402 when the bank declines: what happened is kept */
export async function confirmSetup(ctx: Context, intent: Setup, params: Params): Promise<Setup> {
  // Stripe looks for a payment method before it looks at the state.
  if (intent.payment_method === null && !choosesMethod(params)) throw missingMethod(intent);
  requireState(intent, 'confirm');
  checkUrl(params.return_url, 'return_url');
  checkWayBack(intent, params);
  const chosen = await chooseMethod(ctx, intent, params);
  const how: HowConfirmed = {
    ...(await ctx.internal<HowConfirmed>('setup_intent', intent.id)),
    // What was agreed to for another attempt may have been for another method.
    mandate: undefined,
    ...defined({
      returnUrl: params.return_url,
      useStripeSdk: params.use_stripe_sdk,
      agreed: acceptanceOf(ctx, params.mandate_data),
      once: singleUse(params.single_use),
    }),
    ...onceOf(params.payment_method_options ?? {}),
  };
  await ctx.update('setup_intent', intent.id, {}, { internal: how as Record<string, unknown> });
  return attemptSetup(ctx, chosen, how, 'confirm');
}

export const confirm: Handler<'POST /v1/setup_intents/{intent}/confirm'> = async (ctx, given, { intent: id }) => {
  const intent = await ctx.find('setup_intent', id);
  refuseOthers(given);
  checkSecret(ctx, intent, (given as { client_secret?: string }).client_secret);
  const params = await withToken(ctx, given);
  await spendToken(ctx, params, intent);
  const changes = sharedFields(ctx, params, intent, intent.payment_method_types);
  const changed = Object.keys(changes).length > 0 ? await ctx.update('setup_intent', id, changes) : intent;
  return confirmSetup(ctx, changed, params);
};
