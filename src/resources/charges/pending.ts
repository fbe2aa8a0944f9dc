/** A charge whose bank answers later. https://docs.stripe.com/payments/payment-methods#payment-notification */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Approved } from '../../network/authorize.ts';
import { attemptOf } from './attempt.ts';
import { follow, receiptUrl, storeCharge } from './make.ts';
import { settle } from './settle.ts';
import { type Charge, charges } from './states.ts';

type Intent = Stored<'payment_intent'>;

export async function chargePending(
  ctx: Context,
  intent: Intent,
  outcome: Approved,
  mandate: string | null,
): Promise<Charge> {
  const attempt = await attemptOf(ctx, intent, mandate);
  const charge = await storeCharge(ctx, attempt, outcome, { captured: true, pending: true });
  await ctx.emit('charge.pending', charge);
  return charge;
}

/** The money has come. */
export async function pendingSucceeded(ctx: Context, id: string): Promise<Charge> {
  const charge = await settle(ctx, id);
  const details = charge.payment_method_details;
  const bank = details?.us_bank_account;
  const reference = bank && { us_bank_account: { ...bank, payment_reference: ctx.draw(15).replace(/\D/g, '0') } };
  const payment_method_details = details && { ...details, ...reference };
  const changes = { payment_method_details, receipt_url: receiptUrl(ctx, id) } as Partial<Charge>;
  return follow(ctx, await charges.move(ctx, charge, 'settle', 'done', { changes }));
}

interface Failure {
  code: string;
  message: string;
}

/** The bank has sent the debit back. */
export async function pendingFailed(ctx: Context, id: string, { code, message }: Failure): Promise<Charge> {
  const changes = { failure_code: code, failure_message: message };
  return charges.move(ctx, await ctx.find('charge', id), 'settle', 'failed', { changes });
}

/** The debit is called off. */
export const pendingCanceled = async (ctx: Context, id: string): Promise<Charge> =>
  charges.move(ctx, await ctx.find('charge', id), 'cancel', 'done');
