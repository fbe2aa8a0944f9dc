/** Keeping any payment method but a card. https://docs.stripe.com/payments/save-and-reuse */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import { depositsAction, pageAction } from '../intents/actions.ts';
import type { HowConfirmed } from '../intents/kinds.ts';
import { mandateFor } from '../intents/mandate.ts';
import { generatesDebit, makeGeneratedDebit } from '../payment-methods/generated.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { depositsWait } from './deposits-wait.ts';
import { type AttemptAction, actFirst, succeed } from './follow.ts';
import type { Setup } from './states.ts';

type Method = Stored<'payment_method'>;

export async function setUpOtherwise(
  ctx: Context,
  intent: Setup,
  method: Method,
  how: HowConfirmed,
  action: AttemptAction,
): Promise<Setup> {
  const { flow, microdeposits } = knownKind(method.type);
  if (flow === 'redirect' && how.authenticated !== method.id) {
    const next_action = pageAction(ctx, intent, method.type, how) as unknown as Setup['next_action'];
    return actFirst(ctx, intent, { next_action }, action === 'verify' ? 'confirm' : action);
  }
  const mandate = await mandateFor(ctx, intent, method, how, how.once);
  const mandates = how.once === undefined ? { mandate } : { single_use_mandate: mandate };
  const { verified } = await ctx.internal<MethodFacts>('payment_method', method.id);
  if (microdeposits && !verified && action !== 'verify') return waitForDeposits(ctx, intent, mandates, mandate, action);
  const generated = generatesDebit(method.type) ? await makeGeneratedDebit(ctx, intent, method, how.agreed) : undefined;
  return succeed(ctx, intent, { generated }, mandates, action);
}

/** The account is proved by deposits; what was agreed to stands already. */
async function waitForDeposits(
  ctx: Context,
  intent: Setup,
  mandates: Partial<Setup>,
  mandate: string | null,
  action: 'confirm' | 'authenticate',
): Promise<Setup> {
  if (mandate !== null) await ctx.update('setup_intent', intent.id, {}, { internal: { mandate } });
  await depositsWait(ctx, intent);
  const next_action = depositsAction(ctx, intent) as unknown as Setup['next_action'];
  return actFirst(ctx, intent, { next_action, ...mandates }, action);
}
