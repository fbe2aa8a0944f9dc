/** How a case goes on: the bank decides, the merchant gives in, or the time runs out. https://docs.stripe.com/disputes/how-disputes-work */
import type { Context } from '../../core/context.ts';
import { answerDueBy, escalatedCode, type Verdict } from '../../network/dispute.ts';
import { reinstate, withdraw } from './money.ts';
import { waitForAnswer } from './open.ts';
import { type Action, type Dispute, disputes, isRefundable, type Outcome } from './states.ts';

/** @param changes what else is different then */
export async function move(
  ctx: Context,
  dispute: Dispute,
  action: Action,
  outcome: Outcome,
  changes: Partial<Dispute> = {},
): Promise<Dispute> {
  const { to, events } = disputes.step(dispute.status, action, outcome);
  const all = { ...changes, status: to, is_charge_refundable: isRefundable(to) };
  return ctx.update('dispute', dispute.id, all, { events });
}

/** The bank has read the evidence. */
export async function decideDue(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const dispute = await ctx.get('dispute', payload.dispute as string);
  const verdict = payload.verdict as Verdict;
  if (dispute === undefined || !disputes.allows('decide', dispute.status)) return;
  const isInquiry = dispute.status.startsWith('warning_');
  if (verdict === 'escalated') {
    if (isInquiry) await escalate(ctx, dispute);
    return;
  }
  const current = verdict === 'won' && !isInquiry ? await reinstate(ctx, dispute) : dispute;
  await move(ctx, current, 'decide', verdict);
}

/** The inquiry becomes a chargeback: the money is withdrawn, and an answer is due again. */
async function escalate(ctx: Context, dispute: Dispute): Promise<void> {
  const { id, amount, currency, payment_method_details: details } = dispute;
  const card = details?.card as NonNullable<NonNullable<typeof details>['card']>;
  const withdrawal = await withdraw(ctx, { id, amount, currency, charge: dispute.charge });
  const changes = {
    balance_transaction: withdrawal.id,
    balance_transactions: [withdrawal],
    evidence_details: { ...dispute.evidence_details, due_by: answerDueBy(ctx.now()), has_evidence: false },
    payment_method_details: {
      ...details,
      card: { ...card, case_type: 'chargeback', network_reason_code: escalatedCode(card.brand as never) },
    },
  };
  const after = await move(ctx, dispute, 'decide', 'escalated', changes as unknown as Partial<Dispute>);
  await ctx.signal('dispute.escalated', after);
  await waitForAnswer(ctx, after);
}

/** Nobody answered in time, or nobody pursued an inquiry. */
export async function lapse(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const dispute = await ctx.get('dispute', payload.dispute as string);
  if (dispute === undefined || String(dispute.evidence_details.due_by) !== payload.due) return;
  if (!disputes.allows('lapse', dispute.status)) return;
  await move(ctx, dispute, 'lapse', dispute.status === 'needs_response' ? 'lost' : 'done');
}
