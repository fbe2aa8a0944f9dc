/** Paying by card: its bank answers at once, or asks the customer. */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { settlesAuthentication } from '../../network/authentication.ts';
import { authorize, type Outcome } from '../../network/authorize.ts';
import { chargeFailed } from '../charges/make.ts';
import { cardMandate } from '../intents/mandate.ts';
import { nextAction } from '../intents/next-action.ts';
import { noteChecks } from '../payment-methods/checks.ts';
import { cardOf, type MethodFacts } from '../payment-methods/resolve.ts';
import type { IntentFacts } from './confirm.ts';
import { failIntent } from './fail.ts';
import { actFirst, type PayAction, paid } from './follow.ts';
import type { Intent } from './states.ts';

export async function payByCard(ctx: Context, intent: Intent, facts: IntentFacts, action: PayAction): Promise<Intent> {
  if (action === 'verify') throw new Error('a card is not verified by deposits');
  const outcome = await askNetwork(ctx, intent, facts);
  if (outcome.kind === 'requires_action') {
    if (facts.errorOnAction) throw errors.actionNotWanted(intent);
    return actFirst(ctx, intent, nextAction(ctx, intent, facts), action);
  }
  const method = await noteChecks(ctx, intent.payment_method as string);
  if (outcome.kind === 'declined') {
    const charge = await chargeFailed(ctx, intent, outcome);
    return failIntent(ctx, intent, errors.cardError(outcome.decline), { action, charge });
  }
  return paid(ctx, intent, method, outcome, action, await cardMandate(ctx, intent, facts));
}

async function askNetwork(ctx: Context, intent: Intent, facts: IntentFacts): Promise<Outcome> {
  const id = intent.payment_method as string;
  const method = await ctx.internal<MethodFacts>('payment_method', id);
  const card = intent.payment_method_options?.card;
  return authorize({
    card: cardOf(method),
    offSession: facts.offSession === true,
    authenticated: facts.authenticated === id || settlesAuthentication(facts.imported),
    moto: facts.moto,
    setUp: method.setUp === true,
    request: card?.request_three_d_secure ?? 'automatic',
  });
}
