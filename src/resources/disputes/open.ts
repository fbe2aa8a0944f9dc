/** The bank opens a case about a charge. https://docs.stripe.com/disputes/how-disputes-work */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { answerDueBy, type Claim, claimsOf, INQUIRY_LASTS } from '../../network/dispute.ts';
import { eligibilityAtFirst } from './enhanced.ts';
import { withdraw } from './money.ts';
import { type Dispute, isRefundable } from './states.ts';

type Charge = Stored<'charge'>;

/** What the cardholder does about money that was taken. */
export async function openDisputes(ctx: Context, charge: Charge): Promise<void> {
  const { card } = await ctx.internal<{ card?: string }>('charge', charge.id);
  if (card === undefined) return;
  for (const claim of claimsOf(card, charge.amount_captured)) await open(ctx, charge, claim);
}

export async function open(ctx: Context, charge: Charge, claim: Claim): Promise<Dispute> {
  const id = ctx.newId('dispute');
  const { amount } = claim;
  const isInquiry = claim.caseType === 'inquiry';
  const status = isInquiry ? 'warning_needs_response' : 'needs_response';
  const { currency } = charge;
  const withdrawals = isInquiry ? [] : [await withdraw(ctx, { id, amount, currency, charge: charge.id })];
  const dispute = await ctx.create(
    'dispute',
    {
      amount,
      balance_transaction: withdrawals[0]?.id ?? null,
      balance_transactions: withdrawals as unknown as Dispute['balance_transactions'],
      charge: charge.id,
      currency,
      enhanced_eligibility_types: [...claim.enhanced],
      evidence: { enhanced_evidence: {}, ...(await knownOfCustomer(ctx, charge)) },
      evidence_details: {
        due_by: answerDueBy(ctx.now()),
        enhanced_eligibility: eligibilityAtFirst(claim.enhanced),
        has_evidence: false,
        past_due: false,
        submission_count: 0,
      },
      is_charge_refundable: isRefundable(status),
      payment_intent: charge.payment_intent,
      ...(claim.brand !== null && {
        payment_method_details: {
          type: 'card',
          card: { brand: claim.brand, case_type: claim.caseType, network_reason_code: claim.code },
        },
      }),
      reason: claim.reason,
      status,
    } as Parameters<typeof ctx.create<'dispute'>>[1],
    { id, event: 'charge.dispute.created' },
  );
  await ctx.signal('dispute.opened', dispute);
  if (!isInquiry) await ctx.emit('charge.dispute.funds_withdrawn', dispute);
  await waitForAnswer(ctx, dispute);
  return dispute;
}

/** Stripe fills in what it knows. */
async function knownOfCustomer(ctx: Context, charge: Charge): Promise<Partial<Dispute['evidence']>> {
  const customer = charge.customer === null ? undefined : await ctx.get('customer', charge.customer);
  const { email, name } = charge.billing_details;
  return {
    customer_email_address: email ?? customer?.email ?? charge.receipt_email,
    customer_name: name ?? customer?.name ?? customer?.description ?? null,
    product_description: charge.description,
  };
}

/** Has the time for an answer pass on the clock. */
export async function waitForAnswer(ctx: Context, { id, status, evidence_details }: Dispute): Promise<void> {
  const due = evidence_details.due_by as number;
  const after = status === 'needs_response' ? due + 1 - ctx.now() : INQUIRY_LASTS;
  await ctx.schedule('dispute.lapse', after, { dispute: id, due: String(due) });
}
