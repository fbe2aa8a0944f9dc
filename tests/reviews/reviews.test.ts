import { expect } from 'vitest';
import { payWith } from '../support/paying.ts';
import { docs, test } from '../support/test.ts';

const REVIEWS = docs('radar/reviews');
const CARD = 'riskLevelElevated';

test('a payment of elevated risk waits for a person', REVIEWS, async ({ stripe, events }) => {
  const { id, latest_charge, status } = await payWith(stripe, CARD);
  expect(status).toBe('succeeded');
  const { data } = await stripe.reviews.list();
  expect(data).toHaveLength(1);
  const review = data[0]?.id as string;
  expect(data[0]).toMatchObject({
    closed_reason: null,
    open: true,
    opened_reason: 'rule',
    payment_intent: id,
    reason: 'rule',
  });
  expect(await stripe.charges.retrieve(latest_charge as string)).toMatchObject({
    outcome: { risk_level: 'elevated', type: 'manual_review' },
    review,
  });
  expect((await stripe.paymentIntents.retrieve(id)).review).toBe(review);
  expect(await stripe.reviews.approve(review)).toMatchObject({
    closed_reason: 'approved',
    open: false,
    reason: 'approved',
  });
  expect((await stripe.reviews.list()).data).toEqual([]);
  expect((await stripe.reviews.retrieve(review)).open).toBe(false);
  const told = (await events()).filter((type) => type.startsWith('review.'));
  expect(told).toEqual(['review.opened', 'review.closed']);
  await expect(stripe.reviews.approve(review)).rejects.toMatchObject({ statusCode: 400 });
});

test('a legacy charge is named by its review', REVIEWS, async ({ stripe }) => {
  const { id } = await stripe.charges.create({ amount: 900, currency: 'usd', source: 'tok_riskLevelElevated' });
  expect((await stripe.reviews.list()).data[0]?.charge).toBe(id);
});

test('who gives the money back need not look', REVIEWS, async ({ stripe }) => {
  for (const [reason, closed_reason] of [
    ['fraudulent', 'refunded_as_fraud'],
    ['requested_by_customer', 'refunded'],
  ] as const) {
    const { id } = await payWith(stripe, CARD);
    const { review } = await stripe.paymentIntents.retrieve(id);
    await stripe.refunds.create({ payment_intent: id, reason });
    expect(await stripe.reviews.retrieve(review as string)).toMatchObject({ closed_reason, open: false });
  }
});

test('nor who cancels the payment', REVIEWS, async ({ stripe }) => {
  const { id } = await payWith(stripe, CARD, { capture_method: 'manual' });
  const { review } = await stripe.paymentIntents.cancel(id);
  expect(await stripe.reviews.retrieve(review as string)).toMatchObject({ closed_reason: 'canceled', open: false });
});
