/** Refunds for which the customer has to name an account. https://docs.stripe.com/refunds#refund-requires-action */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { HOLDER, pay } from '../other-methods/kinds.ts';
import { booked, worth } from '../support/paying.ts';
import { assumed, docs, eventually, test } from '../support/test.ts';

const PAGE = docs('refunds#refund-requires-action');

/** 5,000 yen that were paid in a shop. */
async function paid(stripe: Stripe): Promise<string> {
  const billing_details = { ...HOLDER, email: 'succeed_immediately@example.com' };
  const payment_method_data = { type: 'konbini', billing_details, konbini: {} } as const;
  const { id } = await pay(stripe, 'konbini', 'jpy', { payment_method_data });
  await eventually(async () => expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded'));
  return id;
}

const refund = async (stripe: Stripe, instructions_email = 'ada@example.com'): Promise<Stripe.Refund> =>
  stripe.refunds.create({ payment_intent: await paid(stripe), amount: 2000, instructions_email });

test('the customer is asked by mail', PAGE, async ({ stripe }) => {
  const asked = await refund(stripe);
  expect(asked).toMatchObject({
    instructions_email: 'ada@example.com',
    next_action: {
      type: 'display_details',
      display_details: { email_sent: { email_sent_to: 'ada@example.com' } },
    },
    status: 'requires_action',
  });
  expect(asked.next_action?.display_details?.expires_at).toBeGreaterThan(asked.created + 40 * 86_400);
  expect(await worth(stripe)).toBe(await booked(stripe));
});

test('and may answer', assumed('nobody reads mail here'), async ({ stripe }) => {
  const { id } = await refund(stripe, 'succeed_immediately@example.com');
  await eventually(async () => expect((await stripe.refunds.retrieve(id)).status).toBe('succeeded'));
});

test('until then it can be called off', docs('api/refunds/cancel'), async ({ stripe, events }) => {
  const { id, charge } = await refund(stripe);
  expect(await stripe.refunds.cancel(id)).toMatchObject({ status: 'canceled' });
  expect(await stripe.charges.retrieve(charge as string)).toMatchObject({ amount_refunded: 0, refunded: false });
  expect(await worth(stripe)).toBe(await booked(stripe));
  expect(await events()).toEqual(expect.arrayContaining(['refund.updated', 'charge.refund.updated']));
  await expect(stripe.refunds.cancel(id)).rejects.toMatchObject({ statusCode: 400 });
});

test('it expires on demand', docs('api/refunds/expire'), async ({ stripe, events }) => {
  const { id, charge } = await refund(stripe);
  expect(await stripe.testHelpers.refunds.expire(id)).toMatchObject({ status: 'failed', failure_reason: 'unknown' });
  expect((await stripe.charges.retrieve(charge as string)).amount_refunded).toBe(0);
  expect(await events()).toContain('refund.failed');
  expect(await worth(stripe)).toBe(await booked(stripe));
  await expect(stripe.testHelpers.refunds.expire(id)).rejects.toMatchObject({ statusCode: 400 });
});

test.awningOnly('and when nobody answers', PAGE, async ({ stripe, clock }) => {
  const { id } = await refund(stripe);
  await clock.advance('44d');
  expect((await stripe.refunds.retrieve(id)).status).toBe('requires_action');
  await clock.advance('1d');
  expect((await stripe.refunds.retrieve(id)).status).toBe('failed');
});
