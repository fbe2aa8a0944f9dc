/** How a case goes on: the bank decides, the merchant gives in, or the time runs out. https://docs.stripe.com/disputes/how-disputes-work */
import type { Context } from '../../core/context.ts';
import { answerDueBy, escalatedCode, type Verdict } from '../../network/dispute.ts';
import { reinstate, withdraw } from './money.ts';
import { waitForAnswer } from './open.ts';
import { type Dispute, disputes } from './states.ts';

/** The bank has read the evidence. */
export async function decideDue(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const dispute = await ctx.get('dispute', payload.dispute as string);
  const verdict = payload.verdict as Verdict;
  if (dispute === undefined || !disputes.allows('decide', dispute)) return;
  const isInquiry = dispute.status.startsWith('warning_');
  if (verdict === 'escalated') {
    if (isInquiry) await escalate(ctx, dispute);
    return;
  }
  const current = verdict === 'won' && !isInquiry ? await reinstate(ctx, dispute) : dispute;
  await disputes.move(ctx, current, 'decide', verdict);
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
  } as unknown as Partial<Dispute>;
  const after = await disputes.move(ctx, dispute, 'decide', 'escalated', { changes });
  await ctx.signal('dispute.escalated', after);
  await waitForAnswer(ctx, after);
}

/** Nobody answered in time, or nobody pursued an inquiry. */
export async function lapse(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const dispute = await ctx.get('dispute', payload.dispute as string);
  if (dispute === undefined || String(dispute.evidence_details.due_by) !== payload.due) return;
  if (!disputes.allows('lapse', dispute)) return;
  await disputes.move(ctx, dispute, 'lapse', dispute.status === 'needs_response' ? 'lost' : 'done');
}
