/** A customer's bank takes a debit back: nobody can answer, and what was agreed to holds no longer. https://docs.stripe.com/payments/ach-direct-debit#disputed-payments */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { debitClaim } from '../../network/dispute.ts';
import { type BehaviourName, behaviourOf } from '../../network/methods/behaviour.ts';
import { revokeMandates } from '../mandates/change.ts';
import { open } from './open.ts';
import { disputes } from './states.ts';

export async function takeDebitBack(ctx: Context, charge: Stored<'charge'>): Promise<void> {
  const { behaviour } = await ctx.internal<{ behaviour?: BehaviourName }>('charge', charge.id);
  if (!behaviourOf(behaviour).disputed) return;
  const { id } = await open(ctx, charge, debitClaim(charge.amount_captured));
  await disputes.move(ctx, await ctx.find('dispute', id), 'decide', 'lost');
  await revokeMandates(ctx, charge.payment_method as string);
}
