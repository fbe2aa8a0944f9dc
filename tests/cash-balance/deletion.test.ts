/** Customers who have sent money stay. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { pageOf } from '../other-methods/kinds.ts';
import { assumed, test } from '../support/test.ts';

const SOURCE = assumed('https://docs.stripe.com/api/cash_balance/object says that it is refused, not in which words');

test('a customer with a cash balance is not deleted, even when nothing is left', SOURCE, async ({ stripe, events }) => {
  const { id } = await stripe.customers.create();
  await stripe.testHelpers.customers.fundCashBalance(id, { amount: 1000, currency: 'usd' });
  const refused = {
    statusCode: 400,
    type: 'StripeInvalidRequestError',
    message: `Customer ${id} cannot be deleted because it has a cash balance.`,
  };
  await expect(stripe.customers.del(id)).rejects.toMatchObject(refused);
  await stripe.paymentIntents.create({
    amount: 1000,
    confirm: true,
    currency: 'usd',
    customer: id,
    payment_method_data: { type: 'customer_balance' },
    payment_method_options: {
      customer_balance: { funding_type: 'bank_transfer', bank_transfer: { type: 'us_bank_transfer' } },
    },
    payment_method_types: ['customer_balance'],
  });
  expect((await stripe.customers.retrieveCashBalance(id)).available).toEqual({ usd: 0 });
  await expect(stripe.customers.del(id)).rejects.toMatchObject(refused);
  expect(await stripe.customers.retrieve(id)).not.toHaveProperty('deleted');
  expect(await events()).not.toContain('customer.deleted');
});

test.awningOnly(
  'who was deleted sends nothing any more',
  assumed('no recording shows it: the customer that is named does not exist'),
  async ({ stripe, api }) => {
    const { id: customer } = await stripe.customers.create();
    const bank_transfer = { type: 'us_bank_transfer' } as const;
    const terms = {
      amount: 1000,
      currency: 'usd',
      customer,
      payment_method_data: { type: 'customer_balance' as const },
      payment_method_options: { customer_balance: { funding_type: 'bank_transfer' as const, bank_transfer } },
      payment_method_types: ['customer_balance'],
    } satisfies Stripe.PaymentIntentCreateParams;
    const forgotten = await stripe.paymentIntents.create(terms);
    const waiting = await stripe.paymentIntents.create({ ...terms, confirm: true });
    await stripe.customers.del(customer);
    await expect(stripe.paymentIntents.confirm(forgotten.id)).rejects.toMatchObject({
      statusCode: 400,
      message: `No such customer: '${customer}'`,
      param: 'customer',
    });
    const { pathname } = new URL(pageOf(waiting));
    const { status } = await api.post(pathname, { client_secret: waiting.client_secret as string, answer: 'complete' });
    expect(status).toBe(400);
    expect((await stripe.paymentIntents.retrieve(waiting.id)).status).toBe('requires_action');
  },
);
