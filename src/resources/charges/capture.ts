/** Taking what a charge has set aside, at once or in parts. https://docs.stripe.com/api/charges/capture */
import type { Context } from '../../core/context.ts';
import { capturedDetails } from '../../network/describe.ts';
import { makeRelease } from '../refunds/make.ts';
import { fullDescriptor } from './descriptor.ts';
import type { Charge } from './make.ts';
import { settlePart } from './settle.ts';

interface Options {
  /** What the statement shall say. */
  described?: Partial<Pick<Charge, 'statement_descriptor' | 'statement_descriptor_suffix'>>;
  /** More may follow. https://docs.stripe.com/payments/multicapture */
  more?: boolean;
}

/** @param amount what is taken now; after the last time, the rest of the charge counts as refunded */
export async function captureCharge(
  ctx: Context,
  id: string,
  amount: number,
  { described = {}, more = false }: Options = {},
): Promise<Charge> {
  const before = await ctx.find('charge', id);
  const captured = before.amount_captured + amount;
  await ctx.update('charge', id, {
    ...described,
    amount_captured: captured,
    calculated_statement_descriptor: fullDescriptor({ ...before, ...described }),
  } as Partial<Charge>);
  if (!more) await close(ctx, before, captured);
  if (amount > 0) await settlePart(ctx, id, amount);
  const charge = await ctx.find('charge', id);
  await ctx.tell([more ? 'charge.updated' : 'charge.captured'], before, charge);
  if (!more) await ctx.signal('charge.captured', charge);
  return ctx.find('charge', id);
}

/** Nothing more will be taken: what is left of the hold goes back. */
async function close(ctx: Context, before: Charge, captured: number): Promise<void> {
  const rest = Math.max(0, before.amount - captured);
  const details = before.payment_method_details;
  await ctx.update('charge', before.id, {
    amount_refunded: rest,
    captured: true,
    payment_method_details: details && capturedDetails(details, captured),
  });
  if (rest > 0) await makeRelease(ctx, before, rest);
}
