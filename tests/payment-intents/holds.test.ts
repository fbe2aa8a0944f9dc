/** What can be done with a hold, where it was asked for. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { booked, payWith, worth } from '../support/paying.ts';
import { assumed, docs, test } from '../support/test.ts';

type Card = Stripe.PaymentIntentCreateParams.PaymentMethodOptions.Card;
const DAY = 86_400;

/** 50 dollars, set aside. */
const hold = (stripe: Stripe, card: Card = {}): Promise<Stripe.PaymentIntent> =>
  payWith(stripe, 'visa', { capture_method: 'manual', payment_method_options: { card } });

const chargeOf = async (stripe: Stripe, { id }: { id: string }): Promise<Stripe.Charge> =>
  (await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).latest_charge as Stripe.Charge;

const cardOf = async (stripe: Stripe, intent: { id: string }) =>
  (await chargeOf(stripe, intent)).payment_method_details?.card;

test('nothing special unless it was asked for', docs('payments/multicapture'), async ({ stripe }) => {
  const intent = await hold(stripe);
  expect(await cardOf(stripe, intent)).toMatchObject({
    extended_authorization: { status: 'disabled' },
    incremental_authorization: { status: 'unavailable' },
    multicapture: { status: 'unavailable' },
    overcapture: { maximum_amount_capturable: 5000, status: 'unavailable' },
  });
  for (const refused of [
    stripe.paymentIntents.capture(intent.id, { amount_to_capture: 100, final_capture: false }),
    stripe.paymentIntents.capture(intent.id, { amount_to_capture: 5001 }),
    stripe.paymentIntents.incrementAuthorization(intent.id, { amount: 6000 }),
  ]) {
    await expect(refused).rejects.toMatchObject({ statusCode: 400 });
  }
});

test.awningOnly(
  'an extended hold lasts thirty days',
  docs('payments/extended-authorization'),
  async ({ stripe, clock }) => {
    await clock.freeze();
    const intent = await hold(stripe, { request_extended_authorization: 'if_available' });
    expect(await cardOf(stripe, intent)).toMatchObject({
      capture_before: intent.created + 30 * DAY,
      extended_authorization: { status: 'enabled' },
    });
    await clock.advance('29d');
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_capture');
    await clock.advance('1d');
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('canceled');
  },
);

const PARTS = { request_multicapture: 'if_available' } as const;

test('a hold is taken in parts', docs('payments/multicapture'), async ({ stripe, events }) => {
  const { id, latest_charge } = await hold(stripe, PARTS);
  const first = await stripe.paymentIntents.capture(id, { amount_to_capture: 2000, final_capture: false });
  expect(first).toMatchObject({ amount_capturable: 3000, amount_received: 2000, status: 'requires_capture' });
  expect(await chargeOf(stripe, { id })).toMatchObject({ amount_captured: 2000, captured: false, amount_refunded: 0 });
  const second = await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });
  expect(second).toMatchObject({ amount_capturable: 0, amount_received: 3000, status: 'succeeded' });
  expect(await chargeOf(stripe, { id })).toMatchObject({
    amount_captured: 3000,
    captured: true,
    amount_refunded: 2000,
  });
  const { data } = await stripe.balanceTransactions.list({ source: latest_charge as string });
  expect(data.map(({ amount, fee }) => [amount, fee])).toEqual([
    [1000, 59],
    [2000, 88],
  ]);
  expect((await events()).slice(3)).toEqual([
    'charge.updated',
    'payment_intent.amount_capturable_updated',
    'refund.created',
    'charge.captured',
    'payment_intent.succeeded',
  ]);
  await stripe.refunds.create({ payment_intent: id });
  expect(await chargeOf(stripe, { id })).toMatchObject({ amount_refunded: 5000, refunded: true });
  expect(await worth(stripe)).toBe(await booked(stripe));
});

test('the last of the parts may be nothing', docs('payments/multicapture'), async ({ stripe }) => {
  const { id } = await hold(stripe, PARTS);
  await expect(stripe.paymentIntents.capture(id, { amount_to_capture: 0 })).rejects.toMatchObject({ statusCode: 400 });
  await stripe.paymentIntents.capture(id, { amount_to_capture: 2000, final_capture: false });
  await expect(
    stripe.paymentIntents.capture(id, { amount_to_capture: 3001, final_capture: false }),
  ).rejects.toMatchObject({ code: 'amount_too_large' });
  expect(await stripe.paymentIntents.capture(id, { amount_to_capture: 0 })).toMatchObject({
    amount_received: 2000,
    status: 'succeeded',
  });
});

test(
  'what is given up after a part has succeeded with it',
  assumed('the money was taken'),
  async ({ stripe, clock }) => {
    await clock.freeze();
    const [canceled, lapsed] = [await hold(stripe, PARTS), await hold(stripe, PARTS)];
    for (const { id } of [canceled, lapsed])
      await stripe.paymentIntents.capture(id, { amount_to_capture: 2000, final_capture: false });
    expect((await stripe.paymentIntents.cancel(canceled.id)).status).toBe('succeeded');
    await clock.advance('7d');
    for (const { id } of [canceled, lapsed]) {
      expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ amount_received: 2000, status: 'succeeded' });
      expect(await chargeOf(stripe, { id })).toMatchObject({
        amount_captured: 2000,
        amount_refunded: 3000,
        captured: true,
      });
    }
  },
);

test('more is taken than was set aside', docs('payments/overcapture'), async ({ stripe }) => {
  const { id } = await hold(stripe, { request_overcapture: 'if_available' });
  expect((await cardOf(stripe, { id }))?.overcapture).toEqual({ maximum_amount_capturable: 6000, status: 'available' });
  await expect(stripe.paymentIntents.capture(id, { amount_to_capture: 6001 })).rejects.toMatchObject({
    code: 'amount_too_large',
  });
  expect(await stripe.paymentIntents.capture(id, { amount_to_capture: 6000 })).toMatchObject({
    amount_received: 6000,
    status: 'succeeded',
  });
  expect(await chargeOf(stripe, { id })).toMatchObject({ amount_captured: 6000, amount_refunded: 0 });
  expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(6000);
  expect(await chargeOf(stripe, { id })).toMatchObject({ refunded: true });
});

test('a hold grows', docs('payments/incremental-authorization'), async ({ stripe, events }) => {
  const { id } = await hold(stripe, {
    request_incremental_authorization: 'if_available',
    request_overcapture: 'if_available',
  });
  expect((await cardOf(stripe, { id }))?.incremental_authorization).toEqual({ status: 'available' });
  const more = await stripe.paymentIntents.incrementAuthorization(id, {
    amount: 8000,
    description: 'Two more nights',
    metadata: { nights: '2' },
  });
  expect(more).toMatchObject({
    amount: 8000,
    amount_capturable: 8000,
    description: 'Two more nights',
    metadata: { nights: '2' },
    status: 'requires_capture',
  });
  expect(await chargeOf(stripe, { id })).toMatchObject({
    amount: 8000,
    payment_method_details: {
      card: { amount_authorized: 8000, overcapture: { maximum_amount_capturable: 9600, status: 'available' } },
    },
  });
  expect((await events()).slice(-2)).toEqual(['charge.updated', 'payment_intent.amount_capturable_updated']);
  await expect(stripe.paymentIntents.incrementAuthorization(id, { amount: 8000 })).rejects.toMatchObject({
    param: 'amount',
  });
  for (let amount = 8001; amount < 8010; amount++) await stripe.paymentIntents.incrementAuthorization(id, { amount });
  await expect(stripe.paymentIntents.incrementAuthorization(id, { amount: 9000 })).rejects.toMatchObject({
    statusCode: 400,
  });
  expect((await stripe.paymentIntents.capture(id)).amount_received).toBe(8009);
});
