/** What follows when an attempt went well, or the customer must act first. */
import type { Context } from '../../core/context.ts';
import { keepAfterUse } from '../payment-methods/attach.ts';
import { type Result, recordAttempt } from '../setup-attempts/record.ts';
import { type Action, type Setup, setups } from './states.ts';

export type AttemptAction = Extract<Action, 'confirm' | 'authenticate' | 'verify'>;

/** @param mandates what the customer has agreed to */
export async function succeed(
  ctx: Context,
  intent: Setup,
  result: Omit<Result, 'status'>,
  mandates: Partial<Pick<Setup, 'mandate' | 'single_use_mandate'>>,
  action: AttemptAction,
): Promise<Setup> {
  const latest_attempt = await recordAttempt(ctx, intent, { ...result, status: 'succeeded' });
  await keepAfterUse(ctx, intent, intent.usage === 'off_session' ? 'off_session' : 'on_session');
  const changes = { last_setup_error: null, latest_attempt, ...mandates, next_action: null };
  const after = await setups.move(ctx, intent, action, 'done', { changes });
  await ctx.signal('setup_intent.succeeded', after);
  return after;
}

export async function actFirst(
  ctx: Context,
  intent: Setup,
  changes: Pick<Setup, 'next_action'> & Partial<Setup>,
  action: 'confirm' | 'authenticate',
): Promise<Setup> {
  const latest_attempt = await recordAttempt(ctx, intent, { status: 'requires_action' });
  return setups.move(ctx, intent, action, 'needs_action', { changes: { ...changes, latest_attempt } });
}
