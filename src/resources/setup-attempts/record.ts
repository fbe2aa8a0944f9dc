/** Every confirmation of a SetupIntent is an attempt, successful or not. https://docs.stripe.com/api/setup_attempts/object */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Approved } from '../../network/authorize.ts';
import { cardSetupDetails } from '../../network/describe.ts';
import type { Once } from '../intents/once.ts';
import type { GeneratedDebit } from '../payment-methods/generated.ts';
import { cardOf, type MethodFacts } from '../payment-methods/resolve.ts';

type Setup = Stored<'setup_intent'>;
type Attempt = Stored<'setup_attempt'>;

export interface Result {
  status: 'abandoned' | 'failed' | 'requires_action' | 'succeeded';
  threeDSecure?: Approved['threeDSecure'];
  error?: Attempt['setup_error'];
  /** What the method has left for later. */
  generated?: GeneratedDebit | undefined;
}

/** Notes how the attempt that waits for the customer went on, or else a new one. @returns its id */
export async function recordAttempt(ctx: Context, intent: Setup, result: Result): Promise<string> {
  const { threeDSecure = null, error: setup_error = null, status } = result;
  const payment_method_details = await detailsOf(ctx, intent, threeDSecure, result.generated);
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

/** What methods tell of themselves beside their name. */
const SHOWN: Readonly<Record<string, readonly string[]>> = { ideal: ['bank', 'bic'], naver_pay: ['buyer_id'] };

async function detailsOf(
  ctx: Context,
  intent: Setup,
  result: Approved['threeDSecure'],
  generated: GeneratedDebit | undefined,
): Promise<Attempt['payment_method_details']> {
  const method = await ctx.find('payment_method', intent.payment_method as string);
  const { type } = method;
  if (type !== 'card') {
    const own = method[type as keyof typeof method] as unknown as Record<string, unknown>;
    const shown = Object.fromEntries((SHOWN[type] ?? []).map((name) => [name, own[name] ?? null]));
    return { type, [type]: { ...shown, ...generated } } as Attempt['payment_method_details'];
  }
  const facts = await ctx.internal<MethodFacts>('payment_method', method.id);
  const { exp_month: expMonth, exp_year: expYear } = method.card as NonNullable<typeof method.card>;
  const card = { card: cardOf(facts), expMonth, expYear, cvcGiven: facts.cvcGiven === true };
  const { imported } = await ctx.internal<Once>('setup_intent', intent.id);
  const asked = { result, imported };
  const shown = cardSetupDetails(card, method.billing_details.address, asked, (length) => ctx.draw(length));
  return { type: 'card', card: shown };
}
