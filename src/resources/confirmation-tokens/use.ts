/** Using a confirmation token: what it holds stands in for the parameters of a confirmation. https://docs.stripe.com/payments/finalize-payments-on-the-server-confirmation-token */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';

type Intent = Stored<'payment_intent'> | Stored<'setup_intent'>;

interface Params {
  confirmation_token?: string;
  payment_method?: string;
  payment_method_data?: object;
  return_url?: string;
}

/**
 * @returns the parameters with what the token holds; what was given besides goes before it
 * @throws StripeError when it is unknown, was used or has expired, or a payment method is named too
 */
export async function withToken<P extends Params>(ctx: Context, params: P): Promise<P> {
  const { confirmation_token: id, payment_method, payment_method_data } = params;
  if (id === undefined) return params;
  if (payment_method) throw errors.mutuallyExclusive('confirmation_token', 'payment_method');
  if (payment_method_data) throw errors.mutuallyExclusive('confirmation_token', 'payment_method_data');
  const token = await ctx.referred('confirmation_token', id, 'confirmation_token');
  const user = token.payment_intent ?? token.setup_intent;
  if (user !== null) {
    throw errors.invalidRequest(`This ConfirmationToken was already used to confirm ${user}.`, 'confirmation_token');
  }
  if (token.expires_at !== null && token.expires_at <= ctx.now())
    throw errors.invalidRequest('This ConfirmationToken has expired.', 'confirmation_token');
  const { method } = await ctx.internal<{ method: string }>('confirmation_token', id);
  const { return_url, setup_future_usage, shipping } = token;
  return {
    ...(return_url !== null && { return_url }),
    ...(setup_future_usage !== null && { setup_future_usage }),
    ...(shipping !== null && { shipping }),
    ...params,
    payment_method: method,
  };
}

/** It is spent, whatever comes of the confirmation. */
export async function spendToken(ctx: Context, { confirmation_token: id }: Params, intent: Intent): Promise<void> {
  if (id === undefined) return;
  await ctx.update('confirmation_token', id, { expires_at: null, [intent.object]: intent.id });
}
