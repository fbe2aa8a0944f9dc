/** Every state of a refund with every action. */
import type Stripe from 'stripe';
import { refunds } from '../../src/resources/refunds/states.ts';
import { HOLDER, pay } from '../other-methods/kinds.ts';
import { testMoves } from '../support/moves.ts';
import { disputeOf, payWith } from '../support/paying.ts';
import { assumed, type Tools } from '../support/test.ts';

/** Half of a payment by a test card. */
async function ofCard({ stripe }: Tools, card: string): Promise<Stripe.Refund> {
  const intent = await payWith(stripe, card, { capture_method: 'automatic' });
  return stripe.refunds.create({ payment_intent: intent.id, amount: 2500 });
}

/** Half of what was paid in a shop: the customer is asked where it shall go. */
async function asking({ stripe, clock }: Tools, instructions_email = 'ada@example.com'): Promise<Stripe.Refund> {
  const billing_details = { ...HOLDER, email: 'succeed_immediately@example.com' };
  const payment_method_data = { type: 'konbini', billing_details, konbini: {} } as const;
  const { id: payment_intent } = await pay(stripe, 'konbini', 'jpy', { payment_method_data });
  await clock.advance(60);
  return stripe.refunds.create({ payment_intent, amount: 2500, instructions_email });
}

/** The clock is stopped before the bank has answered, which is after a second. */
async function unanswered(tools: Tools): Promise<Stripe.Refund> {
  for (;;) {
    const { id } = await ofCard(tools, 'pendingRefund');
    await tools.clock.freeze();
    const refund = await tools.stripe.refunds.retrieve(id);
    if (refund.status === 'pending') return refund;
    await tools.clock.release();
  }
}

async function settled({ stripe, clock }: Tools, refund: Promise<Stripe.Refund>): Promise<Stripe.Refund> {
  const { id } = await refund;
  await clock.advance(60);
  return stripe.refunds.retrieve(id);
}

/** The inquiry about its charge becomes a chargeback; nothing happens where there is no inquiry. */
async function dispute({ stripe, clock }: Tools, id: string): Promise<void> {
  const { charge } = await stripe.refunds.retrieve(id);
  const found = await disputeOf(stripe, charge as string);
  if (found === undefined) return;
  await stripe.disputes.update(found.id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } });
  await clock.advance(60);
}

const UNSUPPORTED = /^Canceling this refund is unsupported\.$/;
const not = (status: string): RegExp => new RegExp(`^This refund has a status of ${status}\\.`);

const STAYS = {
  pending: 'pending',
  requires_action: 'requires_action',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
} as const;

testMoves(assumed('a recording shows one refusal, the docs what becomes of refunds'), refunds, {
  make: {
    pending: unanswered,
    requires_action: (tools) => asking(tools),
    succeeded: (tools) => ofCard(tools, 'createDisputeInquiry'),
    failed: (tools) => settled(tools, ofCard(tools, 'refundFail')),
    canceled: async (tools) => tools.stripe.refunds.cancel((await asking(tools)).id),
  },
  act: {
    settle: { 'let the bank answer': ({ clock }) => clock.advance(60) },
    dispute: { 'dispute the charge': dispute },
    expire: {
      expire: ({ stripe }, id) => stripe.testHelpers.refunds.expire(id),
      'wait for months': ({ clock }) => clock.advance('46d'),
    },
    cancel: { cancel: ({ stripe }, id) => stripe.refunds.cancel(id) },
  },
  besides: { note: ({ stripe }, id) => stripe.refunds.update(id, { metadata: { note: 'seen' } }) },
  awningOnly: [
    'pending',
    'requires_action',
    'canceled',
    'failed',
    'let the bank answer',
    'dispute the charge',
    'wait for months',
  ],
  retrieve: ({ stripe }, id) => stripe.refunds.retrieve(id),
  table: {
    'let the bank answer': { ...STAYS, pending: 'succeeded' },
    'dispute the charge': { ...STAYS, succeeded: 'failed' },
    expire: {
      pending: not('pending'),
      requires_action: 'failed',
      succeeded: not('succeeded'),
      failed: not('failed'),
      canceled: not('canceled'),
    },
    'wait for months': { ...STAYS, pending: 'succeeded', requires_action: 'failed' },
    cancel: {
      pending: UNSUPPORTED,
      requires_action: 'canceled',
      succeeded: UNSUPPORTED,
      failed: UNSUPPORTED,
      canceled: UNSUPPORTED,
    },
    note: STAYS,
  },
});
