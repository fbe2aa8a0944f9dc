/** A charge whose bank answers later. https://docs.stripe.com/payments/payment-methods#payment-notification */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Approved } from '../../network/authorize.ts';
import { attemptOf } from './attempt.ts';
import { announce, type Charge, receiptUrl, storeCharge } from './make.ts';
import { settle } from './settle.ts';

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
  const { payment_method_details: details } = await ctx.find('charge', id);
  const bank = details?.us_bank_account;
  const reference = bank && { us_bank_account: { ...bank, payment_reference: ctx.draw(15).replace(/\D/g, '0') } };
  const payment_method_details = details && { ...details, ...reference };
  const changes = {
    paid: true,
    payment_method_details,
    receipt_url: receiptUrl(ctx, id),
    status: 'succeeded' as const,
  };
  await ctx.update('charge', id, changes as Partial<Charge>);
  return announce(ctx, await settle(ctx, id));
}

interface Failure {
  code: string;
  message: string;
}

/** The bank has sent the debit back, or it was called off. */
export async function pendingFailed(ctx: Context, id: string, failure: Failure | null): Promise<Charge> {
  const changes = {
    amount_captured: 0,
    captured: false,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    paid: false,
    status: 'failed' as const,
  };
  return ctx.update('charge', id, changes, { events: ['charge.failed'] });
}
