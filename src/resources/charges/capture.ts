/** Taking what a charge has set aside. https://docs.stripe.com/api/charges/capture */
import type { Context } from '../../core/context.ts';
import { capturedDetails } from '../../network/describe.ts';
import { makeRelease } from '../refunds/make.ts';
import { fullDescriptor } from './descriptor.ts';
import type { Charge } from './make.ts';
import { settle } from './settle.ts';

type Described = Partial<Pick<Charge, 'statement_descriptor' | 'statement_descriptor_suffix'>>;

/**
 * @param amount what is taken; the rest of the charge counts as refunded
 * @param described what the statement shall say
 */
export async function captureCharge(
  ctx: Context,
  id: string,
  amount: number,
  described: Described = {},
): Promise<Charge> {
  const before = await ctx.find('charge', id);
  const rest = before.amount - amount;
  await ctx.update('charge', id, {
    ...described,
    amount_captured: amount,
    amount_refunded: rest,
    calculated_statement_descriptor: fullDescriptor({ ...before, ...described }),
    captured: true,
    payment_method_details: before.payment_method_details && capturedDetails(before.payment_method_details, amount),
  } as Partial<Charge>);
  if (rest > 0) await makeRelease(ctx, before, rest);
  const charge = await settle(ctx, id);
  await ctx.tell(['charge.captured'], before, charge);
  await ctx.signal('charge.captured', charge);
  return ctx.find('charge', id);
}
