/** Money that is set aside first, and taken, or not, later. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

const PAGE = docs('payments/place-a-hold-on-a-payment-method');
const HOLD: Stripe.PaymentIntentCreateParams = {
  amount: 2000,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
  capture_method: 'manual',
  confirm: true,
};

test('a hold, then the whole of it', PAGE, async ({ stripe, events }) => {
  const held = await stripe.paymentIntents.create({ ...HOLD, expand: ['latest_charge'] });
  expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2000, amount_received: 0 });
  expect(held.latest_charge).toMatchObject({
    captured: false,
    paid: true,
    amount_captured: 0,
    balance_transaction: null,
  });
  expect((held.latest_charge as Stripe.Charge).payment_method_details?.card?.capture_before).toBeGreaterThan(
    held.created,
  );
  const paid = await stripe.paymentIntents.capture(held.id, { expand: ['latest_charge.balance_transaction'] });
  expect(paid).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 2000 });
  expect(paid.latest_charge).toMatchObject({
    captured: true,
    amount_captured: 2000,
    balance_transaction: { amount: 2000, fee: 88 },
  });
  expect(await events()).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    'charge.captured',
    'payment_intent.succeeded',
  ]);
});

test('a part of it: the rest goes back', PAGE, async ({ stripe }) => {
  const held = await stripe.paymentIntents.create(HOLD);
  const paid = await stripe.paymentIntents.capture(held.id, {
    amount_to_capture: 750,
    expand: ['latest_charge.balance_transaction'],
  });
  expect(paid).toMatchObject({ status: 'succeeded', amount: 2000, amount_received: 750, amount_capturable: 0 });
  expect(paid.latest_charge).toMatchObject({
    amount: 2000,
    amount_captured: 750,
    amount_refunded: 1250,
    refunded: false,
    balance_transaction: { amount: 750, fee: 52 },
  });
});

test('no more than that', PAGE, async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create(HOLD);
  await expect(stripe.paymentIntents.capture(id, { amount_to_capture: 2001 })).rejects.toMatchObject({
    statusCode: 400,
    param: 'amount_to_capture',
  });
  await expect(stripe.paymentIntents.capture(id, { amount_to_capture: 0 })).rejects.toMatchObject({ statusCode: 400 });
  expect((await stripe.paymentIntents.retrieve(id)).amount_capturable).toBe(2000);
});

test('only what waits for capture', recording('capture in a wrong state'), async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({ ...HOLD, capture_method: 'automatic' });
  await expect(stripe.paymentIntents.capture(id)).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
    message:
      'This PaymentIntent could not be captured because it has a status of succeeded. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.',
  });
});

test('canceling releases the hold', docs('api/payment_intents/cancel'), async ({ stripe, events }) => {
  const { id } = await stripe.paymentIntents.create(HOLD);
  const canceled = await stripe.paymentIntents.cancel(id, {
    cancellation_reason: 'abandoned',
    expand: ['latest_charge'],
  });
  expect(canceled).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'abandoned',
    amount_capturable: 0,
    amount_received: 0,
  });
  expect(canceled.canceled_at).toBeGreaterThan(0);
  expect(canceled.latest_charge).toMatchObject({ captured: false, refunded: true, amount_refunded: 2000 });
  expect((await stripe.balance.retrieve()).pending[0]?.amount).toBe(0);
  expect((await events()).slice(-2)).toEqual(['charge.refunded', 'payment_intent.canceled']);
});

test('a canceled intent stays canceled', recording('cancel twice'), async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
  await stripe.paymentIntents.cancel(id);
  await expect(stripe.paymentIntents.cancel(id)).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
    message: expect.stringMatching(
      /^You cannot cancel this PaymentIntent because it has a status of canceled\. Only a PaymentIntent with one of the following statuses may be canceled:/,
    ),
  });
  await expect(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
});

test.awningOnly('a hold that nobody takes lapses after a week', PAGE, async ({ stripe, clock, events }) => {
  await clock.freeze('2026-03-02T12:00:00Z');
  const { id, latest_charge } = await stripe.paymentIntents.create(HOLD);
  const charge = latest_charge as string;
  await clock.advance(7 * 86_400 - 1);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture');
  await clock.advance(1);
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    amount_capturable: 0,
    cancellation_reason: 'automatic',
    status: 'canceled',
  });
  expect(await stripe.charges.retrieve(charge)).toMatchObject({
    amount_refunded: 2000,
    captured: false,
    refunded: true,
  });
  const [refund] = (await stripe.refunds.list({ charge })).data;
  expect(refund).toMatchObject({ amount: 2000, balance_transaction: null, reason: 'expired_uncaptured_charge' });
  expect((await events()).slice(-2)).toEqual(['charge.expired', 'payment_intent.canceled']);
  await expect(stripe.paymentIntents.capture(id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
});

test.awningOnly('so does a legacy charge, unless it was taken', PAGE, async ({ stripe, clock, events }) => {
  await clock.freeze('2026-03-02T12:00:00Z');
  const hold = { amount: 500, currency: 'usd', source: 'tok_visa', capture: false };
  const [lapses, taken] = [await stripe.charges.create(hold), await stripe.charges.create(hold)];
  await stripe.charges.capture(taken.id);
  await clock.advance('8d');
  expect((await stripe.charges.retrieve(lapses.id)).refunded).toBe(true);
  expect((await stripe.charges.retrieve(taken.id)).refunded).toBe(false);
  expect((await events()).filter((type) => type === 'charge.expired')).toHaveLength(1);
});
