/** What a customer has entered, for one confirmation of an intent on the server. https://docs.stripe.com/api/confirmation_tokens */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { retrieve } from '../../core/plain.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { checkUrl } from '../../core/url.ts';
import { makePaymentMethod } from '../payment-methods/make.ts';
import { resolveMethod } from '../payment-methods/resolve.ts';
import { previewOf } from './preview.ts';

type Params = Stripe.TestHelpers.ConfirmationTokenCreateParams;

/** Seconds. */
const LIFETIME = 12 * 3600;

/** The method that is described exists from now on, but nobody knows its id until the token is used. */
function methodOf(ctx: Context, { payment_method, payment_method_data }: Params) {
  if (payment_method !== undefined && payment_method_data !== undefined)
    throw errors.mutuallyExclusive('payment_method', 'payment_method_data');
  if (payment_method !== undefined) return resolveMethod(ctx, payment_method, 'payment_method');
  if (payment_method_data === undefined) throw errors.missingParam('payment_method_data');
  return makePaymentMethod(ctx, payment_method_data as Stripe.PaymentMethodCreateParams, 'payment_method_data');
}

const create: Handler<'POST /v1/test_helpers/confirmation_tokens'> = async (ctx, params) => {
  if (params.payment_method_options !== undefined)
    refuseUnsupported(params.payment_method_options.card ?? {}, ['installments']);
  checkUrl(params.return_url, 'return_url');
  const method = await methodOf(ctx, params);
  return ctx.create(
    'confirmation_token',
    {
      expires_at: ctx.now() + LIFETIME,
      payment_method_preview: previewOf(method) as never,
      return_url: params.return_url ?? null,
      setup_future_usage: params.setup_future_usage ?? null,
      shipping: (params.shipping ?? null) as never,
      use_stripe_sdk: true,
    },
    { internal: { method: method.id } },
  );
};

export const confirmationTokens: Resource = {
  object: 'confirmation_token',
  operations: {
    'GET /v1/confirmation_tokens/{confirmation_token}': retrieve('confirmation_token'),
    'POST /v1/test_helpers/confirmation_tokens': create,
  },
};
