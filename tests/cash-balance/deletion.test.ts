/** Customers who have sent money stay. */
import { expect } from 'vitest';
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
