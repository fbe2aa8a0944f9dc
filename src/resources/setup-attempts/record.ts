/** Every confirmation of a SetupIntent is an attempt, successful or not. https://docs.stripe.com/api/setup_attempts/object */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Approved } from '../../network/authorize.ts';
import { cardSetupDetails } from '../../network/describe.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';

type Setup = Stored<'setup_intent'>;
type Attempt = Stored<'setup_attempt'>;

interface Result {
  status: 'abandoned' | 'failed' | 'requires_action' | 'succeeded';
  threeDSecure?: Approved['threeDSecure'];
  error?: Attempt['setup_error'];
}

/** Notes how the attempt that waits for the customer went on, or else a new one. @returns its id */
export async function recordAttempt(ctx: Context, intent: Setup, result: Result): Promise<string> {
  const { threeDSecure = null, error: setup_error = null, status } = result;
  const payment_method_details = await detailsOf(ctx, intent, threeDSecure);
  const waiting = status === 'requires_action' ? undefined : await waitingAttempt(ctx, intent);
  if (waiting?.payment_method === intent.payment_method) {
    await ctx.update('setup_attempt', waiting.id, { payment_method_details, setup_error, status });
    return waiting.id;
  }
  await abandonAttempt(ctx, intent);
  const attempt = await ctx.create('setup_attempt', {
    customer: intent.customer,
    payment_method: intent.payment_method as string,
    payment_method_details,
    setup_error,
    setup_intent: intent.id,
    status,
    usage: intent.usage,
  });
  return attempt.id;
}

/** The customer will answer no more. */
export async function abandonAttempt(ctx: Context, intent: Setup): Promise<void> {
  const waiting = await waitingAttempt(ctx, intent);
  if (waiting !== undefined) await ctx.update('setup_attempt', waiting.id, { status: 'abandoned' });
}

async function waitingAttempt(ctx: Context, { latest_attempt }: Setup): Promise<Attempt | undefined> {
  const latest = latest_attempt === null ? undefined : await ctx.get('setup_attempt', latest_attempt);
  return latest?.status === 'requires_action' ? latest : undefined;
}

async function detailsOf(
  ctx: Context,
  intent: Setup,
  result: Approved['threeDSecure'],
): Promise<Attempt['payment_method_details']> {
  const method = await ctx.find('payment_method', intent.payment_method as string);
  const { card, cvcGiven } = await ctx.internal<MethodFacts>('payment_method', method.id);
  const { exp_month: expMonth, exp_year: expYear } = method.card as NonNullable<typeof method.card>;
  const facts = { card, expMonth, expYear, cvcGiven: cvcGiven === true };
  const shown = cardSetupDetails(facts, method.billing_details.address, result, (length) => ctx.draw(length));
  return { type: 'card', card: shown };
}
