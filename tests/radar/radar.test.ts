import { expect } from 'vitest';
import { chargeWith, payWith } from '../support/paying.ts';
import { docs, test } from '../support/test.ts';

test('a card that the bank suspects', docs('disputes/measuring'), async ({ stripe, events }) => {
  const { id, latest_charge } = await payWith(stripe, 'createIssuerFraudRecord');
  const charge = latest_charge as string;
  const { data } = await stripe.radar.earlyFraudWarnings.list({ charge });
  expect(data).toHaveLength(1);
  const [warning] = data;
  expect(warning).toMatchObject({
    actionable: true,
    charge,
    fraud_type: 'made_with_stolen_card',
    payment_intent: id,
  });
  expect(await stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? '')).toEqual(warning);
  expect((await stripe.radar.earlyFraudWarnings.list({ payment_intent: id })).data).toEqual(data);
  expect(await events()).toContain('radar.early_fraud_warning.created');
  expect((await stripe.disputes.list({ charge })).data).toEqual([]);
});

test('a refund leaves nothing to do about it', docs('api/radar/early_fraud_warnings'), async ({ stripe, events }) => {
  const charge = await chargeWith(stripe, 'createIssuerFraudRecord');
  await stripe.refunds.create({ charge, amount: 1 });
  expect((await stripe.radar.earlyFraudWarnings.list({ charge })).data[0]?.actionable).toBe(true);
  await stripe.refunds.create({ charge });
  expect((await stripe.radar.earlyFraudWarnings.list({ charge })).data[0]?.actionable).toBe(false);
  expect((await events()).at(-1)).toBe('radar.early_fraud_warning.updated');
});
