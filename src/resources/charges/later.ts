/** Charging directly what a bank answers about later. https://docs.stripe.com/ach-deprecated */
import type { Context } from '../../core/context.ts';
import { laterOf } from '../../network/methods/ask.ts';
import { type BehaviourName, FAILURES, type FailureName } from '../../network/methods/behaviour.ts';
import { approvedOutcome } from '../../network/outcome.ts';
import { delayOf } from '../../time/delays.ts';
import type { Attempt } from './attempt.ts';
import { storeCharge } from './make.ts';
import { pendingFailed, pendingSucceeded } from './pending.ts';
import type { Charge } from './states.ts';

/** @param behaviour what the test account will do */
export async function chargeLater(
  ctx: Context,
  attempt: Attempt,
  behaviour: BehaviourName | undefined,
): Promise<Charge> {
  const approved = { kind: 'approved', outcome: approvedOutcome({}), threeDSecure: null } as const;
  const charge = await storeCharge(ctx, attempt, approved, { captured: true, pending: true });
  await ctx.emit('charge.pending', charge);
  const { failure = '', result, slow } = laterOf(behaviour);
  if (result !== 'stays')
    await ctx.schedule('charge.debited', delayOf(slow ? 'slowDebit' : 'debit', ctx.clock), {
      charge: charge.id,
      failure,
    });
  return charge;
}

/** The answer of the bank. */
export async function debited(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const { charge: id, failure } = payload as { charge: string; failure: FailureName | '' };
  if ((await ctx.get('charge', id))?.status !== 'pending') return;
  if (failure === '') await pendingSucceeded(ctx, id);
  else await pendingFailed(ctx, id, { code: failure, message: FAILURES[failure] });
}
