/** What becomes of a mandate: banks accept or refuse it, and what holds for one payment is used up. https://docs.stripe.com/api/mandates/object#mandate_object-status */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';

type Mandate = Stored<'mandate'>;

export async function changeMandate(ctx: Context, id: string, status: Mandate['status']): Promise<void> {
  const mandate = await ctx.find('mandate', id);
  if (mandate.status === status) return;
  const { bacs_debit } = mandate.payment_method_details;
  const network_status = status === 'active' ? ('accepted' as const) : ('refused' as const);
  const details = bacs_debit && {
    payment_method_details: { ...mandate.payment_method_details, bacs_debit: { ...bacs_debit, network_status } },
  };
  await ctx.update('mandate', id, { status, ...details }, { events: ['mandate.updated'] });
}

/** A mandate for one payment holds no longer. */
export async function useUp(ctx: Context, id: string | null): Promise<void> {
  if (id === null) return;
  const { type } = await ctx.find('mandate', id);
  if (type === 'single_use') await changeMandate(ctx, id, 'inactive');
}

/** The customer takes back what was agreed to. */
export async function revokeMandates(ctx: Context, payment_method: string): Promise<void> {
  const { data } = await ctx.list('mandate', { where: { payment_method }, limit: 100 });
  for (const { id, status } of data) if (status !== 'inactive') await changeMandate(ctx, id, 'inactive');
}

/** The bank answers about a mandate. */
export async function bankAnswered(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const { mandate, status } = payload as { mandate: string; status: Mandate['status'] };
  const found = await ctx.get('mandate', mandate);
  if (found?.status === 'pending') await changeMandate(ctx, mandate, status);
}
