/** One attempt to pay: the network's outcome becomes a charge and the next state of the intent. */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { authorize, type Outcome } from '../../network/authorize.ts';
import { chargeFailed, chargeMade } from '../charges/make.ts';
import { nextAction } from '../intents/next-action.ts';
import { keepAfterUse } from '../payment-methods/attach.ts';
import { noteChecks } from '../payment-methods/checks.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { futureUsage } from './card-options.ts';
import type { IntentFacts } from './confirm.ts';
import { failIntent } from './fail.ts';
import { type Action, type Intent, intents } from './states.ts';

type PayAction = Extract<Action, 'confirm' | 'authenticate'>;

/**
 * @param facts how it was confirmed
 * @throws StripeError 402 when the network declines: charge, event and state are kept
 */
export async function pay(ctx: Context, intent: Intent, facts: IntentFacts, action: PayAction): Promise<Intent> {
  const outcome = await askNetwork(ctx, intent, facts);
  if (outcome.kind === 'requires_action') return authenticateFirst(ctx, intent, facts, action);
  await noteChecks(ctx, intent.payment_method as string);
  if (outcome.kind === 'declined') {
    const charge = await chargeFailed(ctx, intent, outcome);
    return failIntent(ctx, intent, errors.cardError(outcome.decline), { action, charge });
  }
  return paid(ctx, intent, outcome, action);
}

async function askNetwork(ctx: Context, intent: Intent, facts: IntentFacts): Promise<Outcome> {
  const id = intent.payment_method as string;
  const method = await ctx.internal<MethodFacts>('payment_method', id);
  const card = intent.payment_method_options?.card;
  return authorize({
    card: method.card,
    offSession: facts.offSession === true,
    authenticated: facts.authenticated === id,
    setUp: method.setUp === true,
    request: card?.request_three_d_secure ?? 'automatic',
  });
}

async function paid(
  ctx: Context,
  intent: Intent,
  outcome: Extract<Outcome, { kind: 'approved' }>,
  action: PayAction,
): Promise<Intent> {
  const manual = (intent.payment_method_options?.card?.capture_method ?? intent.capture_method) === 'manual';
  const charge = await chargeMade(ctx, intent, outcome, manual ? 'manual' : intent.capture_method);
  await keepAfterUse(ctx, intent, futureUsage(intent));
  const { to, events } = intents.step(intent.status, action, manual ? 'authorized' : 'paid');
  const money = manual ? { amount_capturable: intent.amount } : { amount_received: intent.amount };
  const changes = { ...money, status: to, latest_charge: charge.id, next_action: null, last_payment_error: null };
  const after = await ctx.update('payment_intent', intent.id, changes, { events });
  await ctx.signal(`payment_intent.${to}`, after);
  return after;
}

async function authenticateFirst(ctx: Context, intent: Intent, facts: IntentFacts, action: PayAction): Promise<Intent> {
  if (facts.errorOnAction) throw errors.actionNotWanted(intent);
  const { to, events } = intents.step(intent.status, action, 'needs_action');
  const next_action = nextAction(ctx, intent, facts);
  return ctx.update('payment_intent', intent.id, { status: to, next_action }, { events });
}
