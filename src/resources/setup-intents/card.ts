/** Keeping a card: its bank says whether it may be, and may ask the customer. */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { settlesAuthentication } from '../../network/authentication.ts';
import { type SetUpOutcome, setUp } from '../../network/set-up.ts';
import type { HowConfirmed } from '../intents/kinds.ts';
import { cardMandate } from '../intents/mandate.ts';
import { nextAction } from '../intents/next-action.ts';
import { noteChecks } from '../payment-methods/checks.ts';
import { cardOf, type MethodFacts } from '../payment-methods/resolve.ts';
import { failSetup } from './fail.ts';
import { actFirst, succeed } from './follow.ts';
import type { Setup } from './states.ts';

export async function setUpCard(
  ctx: Context,
  intent: Setup,
  how: HowConfirmed,
  action: 'confirm' | 'authenticate',
): Promise<Setup> {
  const outcome = await askNetwork(ctx, intent, how);
  if (outcome.kind === 'requires_action')
    return actFirst(ctx, intent, { next_action: nextAction(ctx, intent, how) }, action);
  await noteChecks(ctx, intent.payment_method as string);
  if (outcome.kind === 'declined') return failSetup(ctx, intent, errors.cardError(outcome.decline), action);
  const mandate = await cardMandate(ctx, intent, how);
  return succeed(ctx, intent, { threeDSecure: outcome.threeDSecure }, { mandate }, action);
}

async function askNetwork(ctx: Context, intent: Setup, how: HowConfirmed): Promise<SetUpOutcome> {
  const id = intent.payment_method as string;
  const { billing_details } = await ctx.find('payment_method', id);
  const facts = await ctx.internal<MethodFacts>('payment_method', id);
  return setUp({
    card: cardOf(facts),
    cvcGiven: facts.cvcGiven === true,
    address: billing_details.address,
    authenticated: how.authenticated === id || settlesAuthentication(how.imported),
    moto: how.moto,
    request: intent.payment_method_options?.card?.request_three_d_secure ?? 'automatic',
  });
}
