/** One attempt to set a card up: what the network says becomes the next state of the intent. */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { type SetUpOutcome, setUp } from '../../network/set-up.ts';
import type { HowConfirmed } from '../intents/kinds.ts';
import { nextAction } from '../intents/next-action.ts';
import { makeMandate } from '../mandates/make.ts';
import { keepAfterUse } from '../payment-methods/attach.ts';
import { noteChecks } from '../payment-methods/checks.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { recordAttempt } from '../setup-attempts/record.ts';
import { failSetup } from './fail.ts';
import { type Action, type Setup, setups } from './states.ts';

type AttemptAction = Extract<Action, 'confirm' | 'authenticate'>;

/**
 * @param how it was confirmed
 * @throws StripeError 402 when the bank declines: attempt, event and state are kept
 */
export async function attemptSetup(
  ctx: Context,
  intent: Setup,
  how: HowConfirmed,
  action: AttemptAction,
): Promise<Setup> {
  const outcome = await askNetwork(ctx, intent, how);
  if (outcome.kind === 'requires_action') return authenticateFirst(ctx, intent, how, action);
  await noteChecks(ctx, intent.payment_method as string);
  if (outcome.kind === 'declined') return failSetup(ctx, intent, errors.cardError(outcome.decline), action);
  return succeed(ctx, intent, how, outcome, action);
}

async function askNetwork(ctx: Context, intent: Setup, how: HowConfirmed): Promise<SetUpOutcome> {
  const id = intent.payment_method as string;
  const { billing_details } = await ctx.find('payment_method', id);
  const { card, cvcGiven } = await ctx.internal<MethodFacts>('payment_method', id);
  return setUp({
    card,
    cvcGiven: cvcGiven === true,
    address: billing_details.address,
    authenticated: how.authenticated === id,
    request: intent.payment_method_options?.card?.request_three_d_secure ?? 'automatic',
  });
}

async function succeed(
  ctx: Context,
  intent: Setup,
  how: HowConfirmed,
  { threeDSecure }: Extract<SetUpOutcome, { kind: 'approved' }>,
  action: AttemptAction,
): Promise<Setup> {
  const latest_attempt = await recordAttempt(ctx, intent, { status: 'succeeded', threeDSecure });
  await keepAfterUse(ctx, intent, intent.usage === 'off_session' ? 'off_session' : 'on_session');
  const { to, events } = setups.step(intent.status, action, 'done');
  const changes = {
    status: to,
    last_setup_error: null,
    latest_attempt,
    mandate: await mandateOf(ctx, intent, how),
    next_action: null,
  };
  const after = await ctx.update('setup_intent', intent.id, changes, { events });
  await ctx.signal('setup_intent.succeeded', after);
  return after;
}

/** A card needs one only where regular charges were announced. https://docs.stripe.com/india-recurring-payments */
async function mandateOf(ctx: Context, intent: Setup, { agreed }: HowConfirmed): Promise<string | null> {
  if (!intent.payment_method_options?.card?.mandate_options) return null;
  const details = { type: 'card', card: {} };
  const payment_method = intent.payment_method as string;
  return (await makeMandate(ctx, { payment_method, acceptance: agreed, details })).id;
}

async function authenticateFirst(
  ctx: Context,
  intent: Setup,
  how: HowConfirmed,
  action: AttemptAction,
): Promise<Setup> {
  const latest_attempt = await recordAttempt(ctx, intent, { status: 'requires_action' });
  const { to, events } = setups.step(intent.status, action, 'needs_action');
  const changes = { status: to, latest_attempt, next_action: nextAction(ctx, intent, how) };
  return ctx.update('setup_intent', intent.id, changes, { events });
}
