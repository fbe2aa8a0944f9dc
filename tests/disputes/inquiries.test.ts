/** Inquiries: the bank asks before it takes anything. */
import { expect } from 'vitest';
import { booked, chargeWith, disputeOf, worth } from '../support/paying.ts';
import { docs, quoted, test } from '../support/test.ts';

const SEEN = quoted('by users of the API');
const START = Date.UTC(2026, 2, 2, 12) / 1000;

test('an inquiry moves no money, and can be refunded', SEEN, async ({ stripe }) => {
  const charge = await chargeWith(stripe, 'createDisputeInquiry');
  expect(await disputeOf(stripe, charge)).toMatchObject({
    balance_transactions: [],
    is_charge_refundable: true,
    payment_method_details: { card: { case_type: 'inquiry', network_reason_code: '10' } },
    status: 'warning_needs_response',
  });
  expect(await worth(stripe)).toBe(5000 - 175);
  expect((await stripe.refunds.create({ charge, amount: 2000 })).status).toBe('succeeded');
});

test('an inquiry that is pursued becomes a chargeback, and refunds come back', SEEN, async ({ stripe, clock }) => {
  await clock.freeze(START);
  const charge = await chargeWith(stripe, 'createDisputeInquiry');
  const refund = await stripe.refunds.create({ charge, amount: 2000 });
  const { id } = await disputeOf(stripe, charge);
  const answered = await stripe.disputes.update(id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } });
  expect(answered.status).toBe('warning_under_review');
  await clock.advance(0);
  const escalated = await stripe.disputes.retrieve(id);
  expect(escalated).toMatchObject({
    is_charge_refundable: false,
    payment_method_details: { card: { case_type: 'chargeback' } },
    status: 'needs_response',
  });
  expect(escalated.balance_transactions[0]).toMatchObject({ amount: -5000, fee: 1500 });
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
    failure_reason: 'charge_for_pending_refund_disputed',
    status: 'failed',
  });
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0, refunded: false });
  expect(await worth(stripe)).toBe(await booked(stripe));
  await stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } });
  await clock.advance(0);
  expect((await stripe.disputes.retrieve(id)).status).toBe('won');
});

test.awningOnly('an inquiry that nobody pursues is over', docs('disputes/how-disputes-work'), async (tools) => {
  const { stripe, clock } = tools;
  await clock.freeze(START);
  const { id } = await disputeOf(stripe, await chargeWith(stripe, 'createDisputeInquiry'));
  await clock.advance('119d');
  expect((await stripe.disputes.retrieve(id)).status).toBe('warning_needs_response');
  await clock.advance('1d');
  expect((await stripe.disputes.retrieve(id)).status).toBe('warning_closed');
});

test('a losing answer closes an inquiry', docs('testing#evidence'), async ({ stripe, clock }) => {
  await clock.freeze();
  const { id } = await disputeOf(stripe, await chargeWith(stripe, 'createDisputeInquiry'));
  await stripe.disputes.update(id, { evidence: { uncategorized_text: 'losing_evidence' } });
  await clock.advance(0);
  expect((await stripe.disputes.retrieve(id)).status).toBe('warning_closed');
});
