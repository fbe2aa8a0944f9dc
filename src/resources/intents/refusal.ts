/** The customer has said no: to the bank's question, or on the page of a provider. */
import { errors, type StripeError } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import { type AnyIntent, NOUNS } from './kinds.ts';

export async function refusal(ctx: Context, intent: AnyIntent): Promise<StripeError> {
  const { type } = await ctx.find('payment_method', intent.payment_method as string);
  if (type === 'card') return errors.failedAuthentication(intent.object, NOUNS[intent.object]);
  const failed = intent.object === 'payment_intent' ? 'payment_intent_payment_attempt_failed' : 'setup_attempt_failed';
  return errors.attemptFailed(knownKind(type).refusal ?? failed);
}
