/** What can be said about a dispute. */
import { expect } from 'vitest';
import { chargeWith, disputeOf } from '../support/paying.ts';
import { docs, test } from '../support/test.ts';

const TEXTS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
];

test('every text is kept, and can be taken back', docs('api/disputes/evidence_object'), async ({ stripe, api }) => {
  const charge = await chargeWith(stripe, 'createDispute');
  const evidence = Object.fromEntries(TEXTS.map((name) => [name, `This is ${name}`]));
  const { id } = await disputeOf(stripe, charge);
  const staged = await stripe.disputes.update(id, { evidence, submit: false });
  expect(staged.evidence).toMatchObject(evidence);
  const { body } = await api.post(`/v1/charges/${charge}/dispute`, {
    evidence: { ...evidence, uncategorized_text: '' },
    submit: 'false',
  });
  expect(body).toMatchObject({ evidence: { uncategorized_text: null, shipping_carrier: 'This is shipping_carrier' } });
  const long = { ...evidence, ...Object.fromEntries(TEXTS.slice(0, 9).map((name) => [name, 'x'.repeat(4999)])) };
  const most = ['access_activity_log', 'cancellation_rebuttal', 'product_description', 'uncategorized_text'];
  const tooMuch = { ...long, ...Object.fromEntries(most.map((name) => [name, 'x'.repeat(20_000)])) };
  const more = ['cancellation_policy_disclosure', 'duplicate_charge_explanation', 'refund_refusal_explanation'];
  const all = { ...tooMuch, ...Object.fromEntries(more.map((name) => [name, 'x'.repeat(20_000)])) };
  await expect(stripe.disputes.update(id, { evidence: all, submit: false })).rejects.toMatchObject({
    param: 'evidence',
    message: 'The combined character count of all evidence fields is limited to 150,000.',
  });
});
