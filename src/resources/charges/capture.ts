/** Taking what a charge has set aside, at once or in parts. https://docs.stripe.com/api/charges/capture */
import type { Context } from '../../core/context.ts';
import { capturedDetails } from '../../network/describe.ts';
import { makeRelease } from '../refunds/make.ts';
import { fullDescriptor } from './descriptor.ts';
import { book } from './settle.ts';
import { type Charge, charges } from './states.ts';

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
  const charge = await ctx.find('charge', id);
  const amount_captured = charge.amount_captured + amount;
  const last = more ? {} : await close(ctx, charge, amount_captured);
  const booked = amount > 0 ? { balance_transaction: await book(ctx, charge, amount) } : {};
  const calculated_statement_descriptor = fullDescriptor({ ...charge, ...described });
  const changes = { ...described, ...last, ...booked, amount_captured, calculated_statement_descriptor };
  const after = await charges.move(ctx, charge, 'capture', more ? 'partial' : 'done', {
    changes: changes as Partial<Charge>,
  });
  if (!more) await ctx.signal('charge.captured', after);
  return ctx.find('charge', id);
}

/** Nothing more will be taken: what is left of the hold goes back. */
async function close(ctx: Context, charge: Charge, captured: number): Promise<Partial<Charge>> {
  const rest = Math.max(0, charge.amount - captured);
  if (rest > 0) await makeRelease(ctx, charge, rest);
  const details = charge.payment_method_details;
  return { amount_refunded: rest, payment_method_details: details && capturedDetails(details, captured) };
}
