/** Banks answer about debits, vouchers are paid or expire, deposits come back. https://docs.stripe.com/payments/payment-methods#payment-notification */
import { errors, StripeError } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Later } from '../../network/methods/ask.ts';
import { behaviourOf, FAILURES, type FailureName } from '../../network/methods/behaviour.ts';
import { secondsOfDate } from '../../network/methods/option-rules.ts';
import { delayOf, waitOf } from '../../time/delays.ts';
import { pendingFailed, pendingSucceeded } from '../charges/pending.ts';
import { revokeMandates } from '../mandates/change.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { failIntent } from './fail.ts';
import { type Intent, intents } from './states.ts';

type Payload = Readonly<Record<string, string>>;

/** Has the bank answer about a charge that is pending. @param target day of the debit, YYYY-MM-DD */
export async function settleLater(
  ctx: Context,
  { id }: Intent,
  charge: string,
  later: Later,
  target: string | undefined,
): Promise<void> {
  if (later.result === 'stays') return;
  const payload = { intent: id, charge, failure: later.failure ?? '' };
  const kind = later.slow ? 'slowDebit' : 'debit';
  const day = target === undefined ? undefined : secondsOfDate(target);
  const wait = day === undefined ? delayOf(kind, ctx.clock) : waitOf(kind, ctx.clock, Math.max(0, day - ctx.now()));
  await ctx.schedule('payment_intent.settle', wait, payload);
}

/** The answer of the bank. */
export async function bankAnswered(ctx: Context, payload: Payload): Promise<void> {
  const { charge, failure } = payload as { charge: string; failure: FailureName | '' };
  const intent = await ctx.get('payment_intent', payload.intent as string);
  if (intent?.status !== 'processing' || intent.latest_charge !== charge) return;
  if (failure === '') await debited(ctx, intent, charge);
  else await sentBack(ctx, intent, charge, failure);
}

/** The money has come. */
async function debited(ctx: Context, intent: Intent, charge: string): Promise<void> {
  await pendingSucceeded(ctx, charge);
  await succeed(ctx, intent, charge);
}

/** The intent is paid by a charge that stands. */
export async function succeed(ctx: Context, intent: Intent, latest_charge: string): Promise<Intent> {
  const changes = {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge,
    next_action: null,
  };
  const after = await intents.move(ctx, intent, 'settle', 'paid', { changes });
  await ctx.signal('payment_intent.succeeded', after);
  return after;
}

/** Reasons that are no error codes of their own. */
const WITHOUT_CODE = new Set<FailureName>(['charge_exceeds_weekly_limit', 'generic_decline', 'invalid_currency']);

/** After these the bank takes no further debits on the mandate. https://docs.stripe.com/testing#bacs-direct-debit */
const END_MANDATES = new Set<FailureName>(['account_closed', 'debit_not_authorized', 'no_account']);

async function sentBack(ctx: Context, intent: Intent, id: string, failure: FailureName): Promise<void> {
  const message = FAILURES[failure];
  if (END_MANDATES.has(failure)) await revokeMandates(ctx, intent.payment_method as string);
  const charge = await pendingFailed(ctx, id, { code: failure, message });
  const code = WITHOUT_CODE.has(failure) ? 'payment_intent_payment_attempt_failed' : failure;
  const decline = { code, decline_code: failure, message };
  await failLater(ctx, intent, errors.cardError(decline), { action: 'settle', charge });
}

/** Nobody is there to hear of the failure: it is kept with the intent. */
export async function failLater(
  ctx: Context,
  intent: Intent,
  reason: StripeError,
  failure: Parameters<typeof failIntent>[3],
): Promise<void> {
  try {
    await failIntent(ctx, intent, reason, failure);
  } catch (error) {
    if (!(error instanceof StripeError && error.keepsChanges)) throw error;
  }
}

/** Deposits that do not arrive come back. */
export async function depositsWait(ctx: Context, { id }: Intent, method: Stored<'payment_method'>): Promise<void> {
  const { behaviour } = await ctx.internal<MethodFacts>('payment_method', method.id);
  if (!behaviourOf(behaviour).noDeposits) return;
  const payload = { intent: id, payment_method: method.id };
  await ctx.schedule('payment_intent.deposits_returned', delayOf('deposits', ctx.clock), payload);
}

export async function depositsReturned(ctx: Context, payload: Payload): Promise<void> {
  const intent = await ctx.get('payment_intent', payload.intent as string);
  if (intent?.status !== 'requires_action' || intent.payment_method !== payload.payment_method) return;
  const reason = errors.attemptFailed('payment_method_microdeposit_failed');
  await failLater(ctx, intent, reason, { action: 'verify' });
}
