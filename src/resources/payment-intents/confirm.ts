/** Confirming: asking the network for the money, and what follows from its answer. https://docs.stripe.com/api/payment_intents/confirm */
import type Stripe from 'stripe';
import type { Context } from '../../core/context.ts';
import type { Handler } from '../../core/operation.ts';
import { checkUrl } from '../../core/url.ts';
import { defined } from '../../core/values.ts';
import { spendToken, withToken } from '../confirmation-tokens/use.ts';
import { changedTypes } from '../intents/change-types.ts';
import { type HowConfirmed, missingMethod, unexpectedState } from '../intents/kinds.ts';
import { type OnceOptions, onceOf } from '../intents/once.ts';
import { checkSecret } from '../intents/secret.ts';
import { checkWayBack } from '../intents/way-back.ts';
import { acceptanceOf } from '../mandates/make.ts';
import { describeAmount } from './amount-details.ts';
import { chooseMethod } from './choose.ts';
import { useCvc } from './cvc.ts';
import { purposeAfter, refuseConnectAndOthers, sharedFields } from './fields.ts';
import { pay } from './pay.ts';
import { type Intent, requireState } from './states.ts';

type Params = Pick<
  Stripe.PaymentIntentConfirmParams,
  | 'error_on_requires_action'
  | 'mandate'
  | 'mandate_data'
  | 'off_session'
  | 'return_url'
  | 'radar_options'
  | 'use_stripe_sdk'
  | 'payment_method'
  | 'payment_method_data'
> & { payment_method_options?: OnceOptions };

/** How the intent was confirmed: private facts that later steps need. */
export interface IntentFacts extends HowConfirmed {
  /** The customer is away. */
  offSession?: boolean;
  errorOnAction?: boolean;
  radar?: object;
  /** How often more was set aside. */
  increments?: number;
}

/** @throws StripeError 402 when the network declines: what happened is kept */
export async function confirmIntent(ctx: Context, intent: Intent, params: Params): Promise<Intent> {
  requireState(intent, 'confirm');
  checkUrl(params.return_url, 'return_url');
  if (ctx.request?.publishable && intent.confirmation_method === 'manual') {
    throw unexpectedState(
      intent,
      'This PaymentIntent has a `confirmation_method` of `manual` and can only be confirmed with a secret key.',
    );
  }
  checkWayBack(intent, params);
  const chosen = await chooseMethod(ctx, intent, params);
  const facts: IntentFacts = {
    ...(await ctx.internal<IntentFacts>('payment_intent', intent.id)),
    offSession: params.off_session !== undefined && params.off_session !== false,
    errorOnAction: params.error_on_requires_action === true,
    // What was agreed to for another attempt may have been for another method.
    mandate: params.mandate,
    ...defined({
      agreed: acceptanceOf(ctx, params.mandate_data),
      radar: params.radar_options,
      returnUrl: params.return_url,
      useStripeSdk: params.use_stripe_sdk,
    }),
    ...onceOf(params.payment_method_options ?? {}),
  };
  await useCvc(ctx, chosen, params.payment_method_options ?? {});
  const current = await ctx.update('payment_intent', intent.id, {}, { internal: facts as Record<string, unknown> });
  if (chosen.payment_method === null) throw missingMethod(current);
  return pay(ctx, current, facts, 'confirm');
}

export const confirm: Handler<'POST /v1/payment_intents/{intent}/confirm'> = async (ctx, given, { intent: id }) => {
  const intent = await ctx.find('payment_intent', id);
  refuseConnectAndOthers(given);
  checkSecret(ctx, intent, (given as { client_secret?: string }).client_secret);
  requireState(intent, 'confirm');
  const params = await withToken(ctx, given);
  const types = await changedTypes(ctx, intent, params, purposeAfter(intent, params));
  await spendToken(ctx, params, intent);
  const shared = await ctx.update('payment_intent', id, {
    ...sharedFields(ctx, params, intent, types.payment_method_types ?? intent.payment_method_types),
    ...(types as Partial<Intent>),
  });
  const changed = await describeAmount(ctx, shared, params.amount_details);
  return confirmIntent(ctx, changed, params);
};
