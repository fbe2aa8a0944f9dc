/** Paying by any method but a card. https://docs.stripe.com/payments/payment-methods/overview */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Approved } from '../../network/authorize.ts';
import { askMethod, type MethodOutcome } from '../../network/methods/ask.ts';
import { chargeFailed } from '../charges/make.ts';
import { chargePending } from '../charges/pending.ts';
import { depositsAction, pageAction } from '../intents/actions.ts';
import { mandateFor } from '../intents/mandate.ts';
import { useUp } from '../mandates/change.ts';
import { keepAfterUse } from '../payment-methods/attach.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import type { IntentFacts } from './confirm.ts';
import { failIntent } from './fail.ts';
import { actFirst, type PayAction, paid } from './follow.ts';
import { meanwhile } from './meanwhile.ts';
import { futureUsage, optionOf } from './method-options.ts';
import { depositsWait, settleLater } from './settle.ts';
import { type Intent, intents } from './states.ts';
import { awaitTransfer } from './transfer.ts';
import { issueVoucher } from './voucher.ts';

type Method = Stored<'payment_method'>;
type FirstAction = Exclude<PayAction, 'verify'>;

export async function payOtherwise(
  ctx: Context,
  intent: Intent,
  method: Method,
  facts: IntentFacts,
  action: PayAction,
): Promise<Intent> {
  const { amount, currency } = intent;
  const once = futureUsage(intent, method.type) === null ? { amount, currency } : undefined;
  const mandate = await mandateFor(ctx, intent, method, facts, once);
  const outcome = await ask(ctx, method, facts);
  if (outcome.kind === 'requires_action') {
    if (facts.errorOnAction) throw errors.actionNotWanted(intent);
    const noted = { ...facts, ...(mandate !== null && { mandate }) };
    return act(ctx, intent, method, noted, outcome.asked, action as FirstAction);
  }
  if (outcome.kind === 'declined') {
    const charge = await chargeFailed(ctx, intent, outcome, mandate);
    return failIntent(ctx, intent, errors.cardError(outcome.decline), { action, charge });
  }
  const approved: Approved = { kind: 'approved', outcome: outcome.outcome, threeDSecure: null };
  if (outcome.kind === 'approved') return paid(ctx, intent, method, approved, action as FirstAction);
  return process(ctx, intent, method, { approved, later: outcome.later, mandate }, action);
}

async function ask(ctx: Context, { id, type }: Method, facts: IntentFacts): Promise<MethodOutcome> {
  const { behaviour, setUp, verified } = await ctx.internal<MethodFacts>('payment_method', id);
  const approved = facts.authenticated === id || (facts.offSession === true && setUp === true);
  return askMethod({ type, behaviour, approved, verified: verified === true });
}

/** The customer has to do something: approve, name deposits, take a voucher, send money. */
async function act(
  ctx: Context,
  intent: Intent,
  method: Method,
  facts: IntentFacts,
  asked: Extract<MethodOutcome, { kind: 'requires_action' }>['asked'],
  action: FirstAction,
): Promise<Intent> {
  await ctx.update('payment_intent', intent.id, {}, { internal: facts as Record<string, unknown> });
  if (asked === 'voucher') return issueVoucher(ctx, intent, method, action);
  if (asked === 'transfer') return awaitTransfer(ctx, intent, action);
  if (asked === 'page') {
    const next = pageAction(ctx, intent, method.type, facts) as Intent['next_action'];
    await meanwhile(ctx, intent, method, facts);
    return actFirst(ctx, intent, next, action);
  }
  await depositsWait(ctx, intent, method);
  return actFirst(ctx, intent, depositsAction(ctx, intent) as unknown as Intent['next_action'], action);
}

interface Processing {
  approved: Approved;
  later: Extract<MethodOutcome, { kind: 'processing' }>['later'];
  mandate: string | null;
}

/** The bank answers later. */
async function process(
  ctx: Context,
  intent: Intent,
  { type }: Method,
  { approved, later, mandate }: Processing,
  action: PayAction,
): Promise<Intent> {
  const charge = await chargePending(ctx, intent, approved, mandate);
  await useUp(ctx, mandate);
  await keepAfterUse(ctx, intent, futureUsage(intent, type));
  const changes = { latest_charge: charge.id, next_action: null, last_payment_error: null };
  const after = await intents.move(ctx, intent, action, 'processing', { changes });
  await settleLater(ctx, after, charge.id, later, optionOf(intent, type, 'target_date'));
  return after;
}
