/** What follows when an attempt went well, or the customer must act first. */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Approved } from '../../network/authorize.ts';
import { chargeMade } from '../charges/make.ts';
import { keepAfterUse } from '../payment-methods/attach.ts';
import { generatesDebit, makeGeneratedDebit } from '../payment-methods/generated.ts';
import { futureUsage, setsAside } from './method-options.ts';
import { type Action, type Intent, intents } from './states.ts';

export type PayAction = Extract<Action, 'confirm' | 'authenticate' | 'verify'>;

/** The money was taken, or set aside. */
export async function paid(
  ctx: Context,
  intent: Intent,
  method: Stored<'payment_method'>,
  outcome: Approved,
  action: Exclude<PayAction, 'verify'>,
  mandate: string | null = null,
): Promise<Intent> {
  const { type } = method;
  const manual = setsAside(intent, type);
  const usage = futureUsage(intent, type);
  const leaves = usage !== null && generatesDebit(type);
  const generated = leaves ? await makeGeneratedDebit(ctx, intent, method, undefined) : undefined;
  const charge = await chargeMade(ctx, intent, outcome, {
    capture: manual ? 'manual' : intent.capture_method,
    generated,
    mandate,
  });
  await keepAfterUse(ctx, intent, usage);
  const money = manual ? { amount_capturable: intent.amount } : { amount_received: intent.amount };
  const changes = { ...money, latest_charge: charge.id, next_action: null, last_payment_error: null };
  const after = await intents.move(ctx, intent, action, manual ? 'authorized' : 'paid', { changes });
  await ctx.signal(`payment_intent.${after.status}`, after);
  return after;
}

/** The customer has to do something first. */
export async function actFirst(
  ctx: Context,
  intent: Intent,
  next_action: Intent['next_action'],
  action: Exclude<PayAction, 'verify'>,
): Promise<Intent> {
  return intents.move(ctx, intent, action, 'needs_action', { changes: { next_action } });
}
