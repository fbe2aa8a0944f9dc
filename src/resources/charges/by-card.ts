/** Charging a card directly: the bank answers at once. https://docs.stripe.com/api/charges/create */
import { errors, keepingChanges } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { authorize } from '../../network/authorize.ts';
import type { Attempt, Means } from './attempt.ts';
import { announce, storeCharge } from './make.ts';
import { settle } from './settle.ts';
import type { Charge } from './states.ts';

interface Way {
  /** Is the money taken at once, or only set aside? */
  captured: boolean;
  /** The customer has answered the bank's question. */
  authenticated?: boolean;
}

/** @throws StripeError 402 that keeps the failed charge */
export async function chargeCard(
  ctx: Context,
  attempt: Attempt & { means: Extract<Means, { kind: 'card' }> },
  { captured, authenticated = false }: Way,
): Promise<Charge> {
  const { card } = attempt.means.card;
  const outcome = authorize({ card, offSession: true, authenticated, setUp: true, request: 'automatic' });
  if (outcome.kind !== 'approved') {
    const declined = outcome.kind === 'declined' ? outcome : outcome.refused;
    const charge = await storeCharge(ctx, attempt, declined, { captured: false });
    await ctx.emit('charge.failed', charge);
    throw keepingChanges(errors.cardError(declined.decline, { charge: charge.id }), {});
  }
  const { id } = await storeCharge(ctx, attempt, outcome, { captured });
  return announce(ctx, captured ? await settle(ctx, id) : await ctx.find('charge', id));
}
