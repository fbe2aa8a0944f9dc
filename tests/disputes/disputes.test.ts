import { expect } from 'vitest';
import { booked, chargeWith, disputeOf, payWith, worth } from '../support/paying.ts';
import { docs, eventually, quoted, recording, test } from '../support/test.ts';

const SEEN = quoted('by users of the API');
const START = Date.UTC(2026, 2, 2, 12) / 1000;
const END_OF_DAY = Date.UTC(2026, 2, 12) / 1000 - 1;

test('a card opens a dispute, and the money goes', recording('_fight_chargeback'), async ({ stripe, clock }) => {
  await clock.freeze(START);
  const charge = await chargeWith(stripe, 'createDispute');
  const dispute = await disputeOf(stripe, charge);
  expect(dispute).toMatchObject({
    amount: 5000,
    charge,
    currency: 'usd',
    evidence_details: { due_by: END_OF_DAY, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: false,
    payment_method_details: {
      type: 'card',
      card: { brand: 'visa', case_type: 'chargeback', network_reason_code: '10.4' },
    },
    reason: 'fraudulent',
    status: 'needs_response',
  });
  expect(dispute.balance_transactions).toHaveLength(1);
  expect(dispute.balance_transactions[0]).toMatchObject({
    amount: -5000,
    description: `Chargeback withdrawal for ${charge}`,
    fee: 1500,
    fee_details: [{ amount: 1500, description: 'Dispute fee', type: 'stripe_fee' }],
    net: -6500,
    reporting_category: 'dispute',
    source: dispute.id,
    type: 'adjustment',
  });
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true, dispute: dispute.id, refunded: false });
  expect(await stripe.disputes.retrieve(dispute.id)).toEqual(dispute);
  expect(await worth(stripe)).toBe(5000 - 175 - 6500);
});

test('events come in the order in which things happen', SEEN, async ({ stripe, clock, events }) => {
  await clock.freeze();
  await payWith(stripe, 'createDispute');
  // The last one comes by a job that falls due at once.
  await eventually(async () => {
    expect((await events()).filter((type) => !type.startsWith('payment_method'))).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
  });
});

test('what is only set aside is disputed once it is taken', SEEN, async ({ stripe }) => {
  const { id, latest_charge } = await payWith(stripe, 'createDispute', { capture_method: 'manual' });
  const charge = latest_charge as string;
  expect(await disputeOf(stripe, charge)).toBeUndefined();
  await stripe.paymentIntents.capture(id, { amount_to_capture: 3000 });
  expect((await disputeOf(stripe, charge)).amount).toBe(3000);
});

test('a disputed charge cannot be refunded, and a won one can', SEEN, async ({ stripe, clock, events }) => {
  await clock.freeze();
  const charge = await chargeWith(stripe, 'createDispute');
  const { id } = await disputeOf(stripe, charge);
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({
    statusCode: 400,
    code: 'charge_disputed',
    message: `Charge ${charge} has been charged back; cannot issue a refund.`,
  });
  const answered = await stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } });
  expect(answered).toMatchObject({
    status: 'under_review',
    evidence: { uncategorized_text: 'winning_evidence' },
    evidence_details: { has_evidence: true, submission_count: 1 },
  });
  await clock.advance(0);
  const won = await stripe.disputes.retrieve(id);
  expect(won).toMatchObject({ status: 'won', is_charge_refundable: true });
  expect(won.balance_transactions[1]).toMatchObject({
    amount: 5000,
    description: `Chargeback reversal for ${charge}`,
    fee: 0,
    fee_details: [],
    net: 5000,
    reporting_category: 'dispute_reversal',
    type: 'adjustment',
  });
  expect((await events()).slice(-3)).toEqual([
    'charge.dispute.updated',
    'charge.dispute.funds_reinstated',
    'charge.dispute.closed',
  ]);
  expect(await worth(stripe)).toBe(5000 - 175 - 1500);
  await stripe.refunds.create({ charge, amount: 100 });
  expect(await worth(stripe)).toBe(await booked(stripe));
});

test('on a running clock the verdict comes by itself', docs('testing#evidence'), async ({ stripe }) => {
  const charge = await chargeWith(stripe, 'createDisputeProductNotReceived');
  const { id, reason, payment_method_details } = await disputeOf(stripe, charge);
  expect([reason, payment_method_details?.card?.network_reason_code]).toEqual(['product_not_received', '13.1']);
  await stripe.disputes.update(id, { evidence: { uncategorized_text: 'losing_evidence' } });
  await eventually(async () => expect((await stripe.disputes.retrieve(id)).status).toBe('lost'));
  expect((await stripe.disputes.retrieve(id)).balance_transactions).toHaveLength(1);
});

test('other evidence is under review as long as the bank takes', SEEN, async ({ stripe, clock }) => {
  await clock.freeze();
  const { id } = await disputeOf(stripe, await chargeWith(stripe, 'createDispute'));
  await stripe.disputes.update(id, { evidence: { customer_name: 'Ada' } });
  await clock.advance('30d');
  expect((await stripe.disputes.retrieve(id)).status).toBe('under_review');
});

test('evidence can be laid out before it is sent', docs('api/disputes/update'), async ({ stripe, events }) => {
  const { id } = await disputeOf(stripe, await chargeWith(stripe, 'createDispute'));
  const staged = await stripe.disputes.update(id, {
    evidence: { product_description: 'Tea', shipping_carrier: 'UPS' },
    metadata: { case: '7' },
    submit: false,
  });
  expect(staged).toMatchObject({
    status: 'needs_response',
    evidence: { product_description: 'Tea', shipping_carrier: 'UPS' },
    evidence_details: { has_evidence: true, submission_count: 0 },
    metadata: { case: '7' },
  });
  const sent = await stripe.disputes.update(id, { submit: true });
  expect(sent).toMatchObject({ status: 'under_review', evidence_details: { submission_count: 1 } });
  expect((await events()).filter((type) => type === 'charge.dispute.updated')).toHaveLength(2);
});

test('who gives in has lost', docs('api/disputes/close'), async ({ stripe, events }) => {
  const { id } = await disputeOf(stripe, await chargeWith(stripe, 'createDispute'));
  expect(await stripe.disputes.close(id)).toMatchObject({ status: 'lost', is_charge_refundable: false });
  expect((await events()).at(-1)).toBe('charge.dispute.closed');
  for (const again of [
    stripe.disputes.close(id),
    stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } }),
  ]) {
    await expect(again).rejects.toMatchObject({ statusCode: 400, message: 'This dispute is already closed' });
  }
});

test.awningOnly(
  'who does not answer in time has lost',
  docs('disputes/responding'),
  async ({ stripe, clock, events }) => {
    await clock.freeze(START);
    const { id } = await disputeOf(stripe, await chargeWith(stripe, 'createDispute'));
    await clock.freeze(END_OF_DAY);
    expect((await stripe.disputes.retrieve(id)).status).toBe('needs_response');
    await clock.advance(1);
    expect((await stripe.disputes.retrieve(id)).status).toBe('lost');
    expect((await events()).at(-1)).toBe('charge.dispute.closed');
  },
);

test('a charge can be disputed more than once, in parts', docs('testing#disputes'), async ({ stripe }) => {
  const charge = await chargeWith(stripe, 'createMultipleDisputes', { amount: 3001 });
  const { data } = await stripe.disputes.list({ charge });
  expect(data.map(({ amount, status }) => [amount, status])).toEqual([
    [1500, 'needs_response'],
    [1501, 'needs_response'],
  ]);
  expect(await worth(stripe)).toBe(await booked(stripe));
});

test('Visa compliance wants its fee acknowledged', docs('disputes/api/visa-compliance'), async ({ stripe }) => {
  const { id, ...dispute } = await disputeOf(stripe, await chargeWith(stripe, 'createComplianceDispute'));
  expect(dispute).toMatchObject({
    enhanced_eligibility_types: ['visa_compliance'],
    evidence_details: { enhanced_eligibility: { visa_compliance: { status: 'requires_fee_acknowledgement' } } },
    payment_method_details: { card: { case_type: 'compliance' } },
    reason: 'noncompliant',
  });
  const after = await stripe.disputes.update(id, {
    evidence: { enhanced_evidence: { visa_compliance: { fee_acknowledged: true } } },
  });
  expect(after.evidence_details.enhanced_eligibility).toEqual({ visa_compliance: { status: 'fee_acknowledged' } });
});

test('Visa compelling evidence names what it lacks', docs('disputes/api/visa-ce3'), async ({ stripe }) => {
  const { id, evidence_details } = await disputeOf(stripe, await chargeWith(stripe, 'createCe3EligibleDispute'));
  expect(evidence_details.enhanced_eligibility.visa_compelling_evidence_3?.status).toBe('requires_action');
  const customer = { customer_email_address: 'ada@example.com', customer_purchase_ip: '203.0.113.9' };
  const prior = { ...customer, product_description: 'Tea' };
  const after = await stripe.disputes.update(id, {
    evidence: {
      enhanced_evidence: {
        visa_compelling_evidence_3: {
          disputed_transaction: { ...prior, merchandise_or_services: 'merchandise' },
          prior_undisputed_transactions: [
            { charge: 'ch_1', ...prior },
            { charge: 'ch_2', ...prior },
          ],
        },
      },
    },
    submit: false,
  });
  expect(after.evidence_details.enhanced_eligibility).toEqual({
    visa_compelling_evidence_3: { required_actions: [], status: 'qualified' },
  });
});

test('the dispute knows the customer as the charge does', recording('refunds_disputes'), async ({ stripe }) => {
  const email = 'ada@example.com';
  const named = await stripe.customers.create({ email, name: 'Ada' });
  const charge = await chargeWith(stripe, 'createDispute', { customer: named.id, description: 'A garden awning' });
  expect((await disputeOf(stripe, charge)).evidence).toMatchObject({
    customer_email_address: email,
    customer_name: 'Ada',
    product_description: 'A garden awning',
  });
  const described = await stripe.customers.create({ email, description: 'Ada L.' });
  const other = await chargeWith(stripe, 'createDispute', { customer: described.id });
  expect((await disputeOf(stripe, other)).evidence).toMatchObject({ customer_name: 'Ada L.' });
});

test(
  'disputes are found by charge and intent, and by the address of the charge',
  docs('api/disputes/list'),
  async (tools) => {
    const { stripe, api } = tools;
    const { id: payment_intent, latest_charge } = await payWith(stripe, 'createDispute');
    const charge = latest_charge as string;
    await payWith(stripe, 'createDispute');
    const { data } = await stripe.disputes.list({ payment_intent });
    expect(data.map((dispute) => dispute.charge)).toEqual([charge]);
    const path = `/v1/charges/${charge}/dispute`;
    expect((await api.get(path)).body).toMatchObject({ id: data[0]?.id, object: 'dispute' });
    const answered = await api.post(path, { evidence: { customer_name: 'Ada' }, submit: 'false' });
    expect(answered.body).toMatchObject({ evidence: { customer_name: 'Ada' }, status: 'needs_response' });
    expect((await api.post(`${path}/close`)).body).toMatchObject({ status: 'lost' });
  },
);

test('what is not there', SEEN, async ({ stripe, api }) => {
  const charge = await chargeWith(stripe, 'visa');
  expect(await api.get(`/v1/charges/${charge}/dispute`)).toMatchObject({
    status: 404,
    body: { error: { message: `No dispute for charge: ${charge}`, type: 'invalid_request_error' } },
  });
  expect(await api.get('/v1/charges/ch_nope/dispute')).toMatchObject({
    status: 404,
    body: { error: { code: 'resource_missing', message: "No such charge: 'ch_nope'", param: 'charge' } },
  });
  await expect(stripe.disputes.retrieve('du_nope')).rejects.toMatchObject({
    statusCode: 404,
    message: "No such dispute: 'du_nope'",
    param: 'dispute',
  });
  const { id } = await disputeOf(stripe, await chargeWith(stripe, 'createDispute'));
  await expect(stripe.disputes.update(id, { evidence: { receipt: 'file_nope' } })).rejects.toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'evidence[receipt]',
  });
  await expect(
    stripe.disputes.update(id, { evidence: { uncategorized_text: 'x'.repeat(20_001) } }),
  ).rejects.toMatchObject({ statusCode: 400 });
});
