/** Proving a bank account by two small deposits, or by the code that came with one. https://docs.stripe.com/api/setup_intents/verify_microdeposits */
import { errors, StripeError } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { Handler } from '../../core/operation.ts';
import { checkDeposits, type Given } from '../intents/deposits.ts';
import type { HowConfirmed } from '../intents/kinds.ts';
import { checkSecret } from '../intents/secret.ts';
import { attemptSetup } from './attempt.ts';
import { failSetup } from './fail.ts';
import type { Setup } from './states.ts';

export const verify: Handler<'POST /v1/setup_intents/{intent}/verify_microdeposits'> = async (
  ctx,
  params,
  { intent: id },
) => {
  const intent = await ctx.find('setup_intent', id);
  checkSecret(ctx, intent, (params as { client_secret?: string }).client_secret);
  return verifySetup(ctx, intent, params);
};

/** @throws StripeError when the amounts or the code are wrong; too many tries give the setup up */
async function verifySetup(ctx: Context, intent: Setup, params: Given): Promise<Setup> {
  const failure = await checkDeposits(ctx, intent, params);
  if (failure !== undefined) return failSetup(ctx, intent, failure, 'verify');
  return attemptSetup(ctx, intent, await ctx.internal<HowConfirmed>('setup_intent', intent.id), 'verify');
}

export async function depositsReturned(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const intent = await ctx.get('setup_intent', payload.intent as string);
  if (intent?.status !== 'requires_action' || intent.payment_method !== payload.payment_method) return;
  try {
    await failSetup(ctx, intent, errors.attemptFailed('payment_method_microdeposit_failed'), 'verify');
  } catch (error) {
    // Nobody is there to hear of the failure: it is kept with the intent.
    if (!(error instanceof StripeError && error.keepsChanges)) throw error;
  }
}

/** What the page calls. */
export async function answerDeposits(ctx: Context, id: string, secret: string, given: Given): Promise<void> {
  const intent = await ctx.find('setup_intent', id);
  checkSecret(ctx, intent, secret);
  await verifySetup(ctx, intent, given);
}
