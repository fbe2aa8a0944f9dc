/** What was applied to a payment, when that is changed or paid otherwise. https://docs.stripe.com/payments/customer-balance/reconciliation */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, test } from '../support/test.ts';

const SOURCE = assumed('the docs say it of payments that are canceled');

/** 400 of 1,000 have come. */
async function inPart(stripe: Stripe): Promise<Stripe.PaymentIntent> {
  const { id: customer } = await stripe.customers.create();
  const bank_transfer = { type: 'us_bank_transfer' } as const;
  const { id } = await stripe.paymentIntents.create({
    amount: 1000,
    confirm: true,
    currency: 'usd',
    customer,
    payment_method_data: { type: 'customer_balance' },
    payment_method_options: { customer_balance: { funding_type: 'bank_transfer', bank_transfer } },
    payment_method_types: ['customer_balance', 'card'],
  });
  await stripe.testHelpers.customers.fundCashBalance(customer, { amount: 400, currency: 'usd' });
  return stripe.paymentIntents.retrieve(id);
}

const cash = async (stripe: Stripe, { customer }: Stripe.PaymentIntent): Promise<number> =>
  (await stripe.customers.retrieveCashBalance(customer as string)).available?.usd ?? 0;

const remaining = ({ next_action }: Stripe.PaymentIntent): number | null | undefined =>
  next_action?.display_bank_transfer_instructions?.amount_remaining;

test('a payment that is made by card gives back what was applied', SOURCE, async ({ stripe }) => {
  const intent = await inPart(stripe);
  expect([remaining(intent), await cash(stripe, intent)]).toEqual([600, 0]);
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 1000 });
  expect(await cash(stripe, intent)).toBe(400);
});

test('confirmed once more, it is applied once', SOURCE, async ({ stripe }) => {
  const intent = await inPart(stripe);
  const again = await stripe.paymentIntents.confirm(intent.id);
  expect([again.status, remaining(again), await cash(stripe, intent)]).toEqual(['requires_action', 600, 0]);
});

test('another amount leaves another rest', SOURCE, async ({ stripe }) => {
  const intent = await inPart(stripe);
  const more = await stripe.paymentIntents.update(intent.id, { amount: 1500 });
  expect([remaining(more), await cash(stripe, intent)]).toEqual([1100, 0]);
  const less = await stripe.paymentIntents.update(intent.id, { amount: 300 });
  expect([less.status, less.amount_received, await cash(stripe, intent)]).toEqual(['succeeded', 300, 100]);
});
