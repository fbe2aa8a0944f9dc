/** Proving a bank account by two small deposits, or by the code that came with one. https://docs.stripe.com/api/payment_intents/verify_microdeposits */
import type { Context } from '../../core/context.ts';
import type { Handler } from '../../core/operation.ts';
import { checkDeposits, type Given } from '../intents/deposits.ts';
import { checkSecret } from '../intents/secret.ts';
import type { IntentFacts } from './confirm.ts';
import { failIntent } from './fail.ts';
import { pay } from './pay.ts';
import type { Intent } from './states.ts';

export const verify: Handler<'POST /v1/payment_intents/{intent}/verify_microdeposits'> = async (
  ctx,
  params,
  { intent: id },
) => {
  const intent = await ctx.find('payment_intent', id);
  checkSecret(ctx, intent, (params as { client_secret?: string }).client_secret);
  return verifyIntent(ctx, intent, params);
};

/** @throws StripeError when the amounts or the code are wrong; too many tries give the payment up */
async function verifyIntent(ctx: Context, intent: Intent, params: Given): Promise<Intent> {
  const failure = await checkDeposits(ctx, intent, params);
  if (failure !== undefined) return failIntent(ctx, intent, failure, { action: 'verify' });
  return pay(ctx, intent, await ctx.internal<IntentFacts>('payment_intent', intent.id), 'verify');
}

/** What the page calls. */
export async function answerDeposits(ctx: Context, id: string, secret: string, given: Given): Promise<void> {
  const intent = await ctx.find('payment_intent', id);
  checkSecret(ctx, intent, secret);
  await verifyIntent(ctx, intent, given);
}
