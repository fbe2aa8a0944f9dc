/** What becomes of a mandate: banks accept or refuse it, and what holds for one payment is used up. https://docs.stripe.com/api/mandates/object#mandate_object-status */
import type { Context } from '../../core/context.ts';
import { type Action, type Mandate, mandates, type Outcome } from './states.ts';

type NetworkStatus = NonNullable<Mandate['payment_method_details']['bacs_debit']>['network_status'];

/** What the network of Bacs says then; it does not care whether a mandate is used up. */
const SAYS: Readonly<Record<string, NetworkStatus>> = {
  'answer accepted': 'accepted',
  'answer refused': 'refused',
  'revoke done': 'revoked',
};

/** Nothing happens where there is nothing to change. */
async function change(ctx: Context, mandate: Mandate, action: Action, outcome: Outcome): Promise<void> {
  if (!mandates.allows(action, mandate)) return;
  const { bacs_debit } = mandate.payment_method_details;
  const network_status = SAYS[`${action} ${outcome}`];
  const payment_method_details = bacs_debit &&
    network_status && { ...mandate.payment_method_details, bacs_debit: { ...bacs_debit, network_status } };
  await mandates.move(ctx, mandate, action, outcome, {
    changes: payment_method_details ? { payment_method_details } : {},
  });
}

/** The account is proved to be the customer's. */
export async function acceptMandate(ctx: Context, id: string): Promise<void> {
  await change(ctx, await ctx.find('mandate', id), 'answer', 'accepted');
}

/** A mandate for one payment holds no longer. */
export async function useUp(ctx: Context, id: string | null): Promise<void> {
  if (id === null) return;
  const mandate = await ctx.find('mandate', id);
  if (mandate.type === 'single_use') await change(ctx, mandate, 'use_up', 'done');
}

/** The customer takes back what was agreed to. */
export async function revokeMandates(ctx: Context, payment_method: string): Promise<void> {
  const { data } = await ctx.list('mandate', { where: { payment_method }, limit: 100 });
  for (const mandate of data) await change(ctx, mandate, 'revoke', 'done');
}

/** The bank answers about a mandate. */
export async function bankAnswered(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const mandate = await ctx.get('mandate', payload.mandate as string);
  const outcome = payload.status === 'active' ? 'accepted' : 'refused';
  if (mandate !== undefined) await change(ctx, mandate, 'answer', outcome);
}
