/** Making refund objects: of money taken, and of money only set aside. https://docs.stripe.com/api/refunds/object */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import { defined } from '../../core/values.ts';
import {
  ANSWER_WITHIN,
  answersMail,
  refund as askNetwork,
  REFERENCE_AFTER,
  type RefundOutcome,
  refundOtherwise,
  wayBack,
} from '../../network/refund.ts';
import { delayOf, waitOf } from '../../time/delays.ts';
import { settle } from '../balance/convert.ts';
import { postTransaction, sourceOf, takenBackOn } from '../balance/post.ts';

type Charge = Stored<'charge'>;
type Refund = Stored<'refund'>;
type Params = Pick<Stripe.RefundCreateParams, 'metadata' | 'reason' | 'instructions_email'>;

/** What a card refund says of where the money goes. */
const CARD_DESTINATION = {
  card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
  type: 'card',
} as NonNullable<Refund['destination_details']>;

/** All that can go back: what was set aside, or taken beyond that. */
export const wholeOf = ({ amount, amount_captured }: Charge): number => Math.max(amount, amount_captured);

/** Takes `amount` back from the balance and gives it to the card. */
export async function makeRefund(ctx: Context, charge: Charge, amount: number, params: Params): Promise<Refund> {
  const { card, method = '' } = await ctx.internal<{ card?: string; method?: string }>('charge', charge.id);
  const outcome = card === undefined ? refundOtherwise(method) : askNetwork(card);
  const email = params.instructions_email ?? (outcome.status === 'requires_action' ? emailOf(charge) : undefined);
  const destination = card === undefined ? (wayBack(method) as typeof CARD_DESTINATION) : CARD_DESTINATION;
  const made = ctx.newId('refund', charge.id);
  const id = card === undefined ? made.replace('re_', 'pyr_') : made;
  const transaction = await postTransaction(ctx, {
    ...(await settle(ctx, -amount, charge.currency)),
    available_on: await takenBackOn(ctx, charge.balance_transaction, ctx.now()),
    description: charge.description === null ? 'REFUND FOR CHARGE' : `REFUND FOR CHARGE (${charge.description})`,
    fee: 0,
    source: id,
    type: card === undefined ? 'payment_refund' : 'refund',
    category: 'refund',
    sourceType: await sourceOf(ctx, charge.balance_transaction),
    family: charge.id,
  });
  const refund = await ctx.create(
    'refund',
    {
      ...belongingTo(charge, amount),
      balance_transaction: transaction.id,
      destination_details: destination,
      metadata: newMetadata(params.metadata),
      ...defined({ instructions_email: email }),
      ...(outcome.status === 'pending' && { pending_reason: 'processing' as const }),
      ...(outcome.status === 'requires_action' && { next_action: askCustomer(ctx, email) }),
      reason: params.reason ?? null,
      status: outcome.status,
    },
    { id },
  );
  await settleLater(ctx, refund, outcome, email);
  if (card !== undefined)
    await ctx.schedule('refund.reference', waitOf('refundReference', ctx.clock, REFERENCE_AFTER), { refund: id });
  return refund;
}

/** Who is asked where the money shall go. @throws StripeError when nobody can be */
function emailOf({ billing_details, receipt_email }: Charge): string {
  const email = billing_details.email ?? receipt_email;
  if (!email) throw errors.missingParam('instructions_email');
  return email;
}

/** https://docs.stripe.com/refunds#refund-requires-action */
const askCustomer = (ctx: Context, email: string | undefined): NonNullable<Refund['next_action']> => ({
  type: 'display_details',
  display_details: {
    email_sent: { email_sent_at: ctx.now(), email_sent_to: email as string },
    expires_at: ctx.now() + ANSWER_WITHIN,
  },
});

async function settleLater(
  ctx: Context,
  { id }: Refund,
  { status, settlesAs }: RefundOutcome,
  email: string | undefined,
): Promise<void> {
  if (status === 'requires_action') await ctx.schedule('refund.expire', ANSWER_WITHIN, { refund: id });
  const ends = status === 'requires_action' && !answersMail(email) ? undefined : settlesAs;
  if (ends !== undefined)
    await ctx.schedule('refund.settle', delayOf('refund', ctx.clock), { refund: id, status: ends });
}

const belongingTo = (charge: Charge, amount: number) => ({
  amount,
  charge: charge.id,
  currency: charge.currency,
  payment_intent: charge.payment_intent,
});

/** Nothing was taken, so nothing moves on the balance. */
export async function makeRelease(
  ctx: Context,
  charge: Charge,
  amount: number,
  reason: Refund['reason'] = null,
): Promise<Refund> {
  return ctx.create(
    'refund',
    { ...belongingTo(charge, amount), destination_details: CARD_DESTINATION, reason, status: 'succeeded' },
    { family: charge.id, event: 'refund.created' },
  );
}
