/** The code of a card that was kept, entered once more. https://docs.stripe.com/payments/save-during-payment#recollect-cvc */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { OnceOptions } from '../intents/once.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { useCvcToken } from '../tokens/use.ts';
import type { Intent } from './states.ts';

/** @throws StripeError when the code is to be entered again and was not, or its token is no good */
export async function useCvc(ctx: Context, intent: Intent, { card }: OnceOptions): Promise<void> {
  const { cvc_token } = card || {};
  const method = intent.payment_method === null ? undefined : await ctx.get('payment_method', intent.payment_method);
  if (cvc_token !== undefined) {
    await useCvcToken(ctx, cvc_token, 'payment_method_options[card][cvc_token]');
    const given: Partial<MethodFacts> = { cvcGiven: true };
    if (method !== undefined) await ctx.update('payment_method', method.id, {}, { internal: given });
    return;
  }
  const kept = method?.type === 'card' && method.customer !== null;
  if (kept && intent.payment_method_options?.card?.require_cvc_recollection)
    throw errors.missingParam('payment_method_options[card][cvc_token]');
}
