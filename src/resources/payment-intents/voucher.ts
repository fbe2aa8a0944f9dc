/** Paying with a voucher: the customer takes a number to a shop or a bank. https://docs.stripe.com/payments/vouchers */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { REFUSED_CONFIRMATION, voucherExpiry, voucherFate } from '../../network/methods/voucher.ts';
import { approvedOutcome } from '../../network/outcome.ts';
import { delayOf } from '../../time/delays.ts';
import { chargeMade } from '../charges/make.ts';
import { challengeUrl } from '../intents/next-action.ts';
import { voucherAction } from '../intents/vouchers.ts';
import { keepAfterUse } from '../payment-methods/attach.ts';
import { failIntent } from './fail.ts';
import { actFirst } from './follow.ts';
import { futureUsage, optionOf } from './method-options.ts';
import { failLater, succeed } from './settle.ts';
import type { Intent } from './states.ts';

type Method = Stored<'payment_method'>;

export async function issueVoucher(
  ctx: Context,
  intent: Intent,
  { id, billing_details, type }: Method,
  action: 'confirm' | 'authenticate',
): Promise<Intent> {
  const confirmation = optionOf<string | null>(intent, type, 'confirmation_number') ?? null;
  if (confirmation === REFUSED_CONFIRMATION)
    return failIntent(ctx, intent, errors.attemptFailed('payment_intent_konbini_rejected_confirmation_number'), {
      action,
    });
  const { result, when } = voucherFate(billing_details.email, confirmation);
  const wanted = voucherExpiry(type, ctx.now(), {
    expires_after_days: optionOf(intent, type, 'expires_after_days'),
    expires_after_seconds: optionOf(intent, type, 'expires_after_seconds'),
    expires_at: optionOf(intent, type, 'expires_at'),
  });
  const soon = delayOf(when === 'soon' ? 'voucher' : 'slowVoucher', ctx.clock);
  const wait = when === 'never' ? wanted - ctx.now() : soon;
  // One that expires before its time says so.
  const expires = result === 'expires' && when !== 'never' ? ctx.now() + EXPIRES_IN[when] : wanted;
  const voucher = voucherAction(ctx, type, { url: challengeUrl(ctx, intent), expires, confirmation });
  const after = await actFirst(ctx, intent, voucher as unknown as Intent['next_action'], action);
  await ctx.schedule('payment_intent.voucher', wait, { intent: intent.id, payment_method: id, result });
  return after;
}

/** Seconds that a voucher names which expires before its time. https://docs.stripe.com/payments/konbini/accept-a-payment */
const EXPIRES_IN = { soon: 0, later: 180 } as const;

/** The customer has paid it, or its time is over. */
export async function voucherDue(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const intent = await ctx.get('payment_intent', payload.intent as string);
  if (intent?.status !== 'requires_action' || intent.payment_method !== payload.payment_method) return;
  if (payload.result === 'paid') await voucherPaid(ctx, intent);
  else await voucherExpired(ctx, intent);
}

export const voucherExpired = (ctx: Context, intent: Intent): Promise<void> =>
  failLater(ctx, intent, errors.attemptFailed('payment_intent_payment_attempt_expired'), { action: 'settle' });

export async function voucherPaid(ctx: Context, intent: Intent): Promise<void> {
  const { type } = await ctx.find('payment_method', intent.payment_method as string);
  const outcome = { kind: 'approved', outcome: approvedOutcome({}), threeDSecure: null } as const;
  const charge = await chargeMade(ctx, intent, outcome, { capture: 'automatic' });
  await keepAfterUse(ctx, intent, futureUsage(intent, type));
  await succeed(ctx, intent, charge.id);
}
