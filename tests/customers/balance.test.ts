/** What customers owe, or have in advance. https://docs.stripe.com/billing/customer/balance */
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';

const PAGE = docs('billing/customer/balance');

test('each adjustment is a transaction', PAGE, async ({ stripe, events }) => {
  const { id } = await stripe.customers.create();
  const credit = await stripe.customers.createBalanceTransaction(id, {
    amount: -500,
    currency: 'USD',
    description: 'A gift',
    metadata: { a: '1' },
  });
  expect(credit.id).toMatch(/^cbtxn_1/);
  expect(credit).toMatchObject({
    object: 'customer_balance_transaction',
    amount: -500,
    credit_note: null,
    currency: 'usd',
    customer: id,
    description: 'A gift',
    ending_balance: -500,
    invoice: null,
    metadata: { a: '1' },
    type: 'adjustment',
  });
  const debit = await stripe.customers.createBalanceTransaction(id, { amount: 200, currency: 'usd' });
  expect(debit.ending_balance).toBe(-300);
  expect(await stripe.customers.retrieve(id)).toMatchObject({ balance: -300, currency: 'usd' });
  const { data } = await stripe.customers.listBalanceTransactions(id);
  expect(data.map((transaction) => transaction.id)).toEqual([debit.id, credit.id]);
  expect(await events()).toEqual(['customer.created', 'customer.updated', 'customer.updated']);
  const [updated] = (await stripe.events.list({ type: 'customer.updated' })).data;
  expect(updated?.data.previous_attributes).toEqual({ balance: -500 });
});

test('another currency is refused', PAGE, async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  await stripe.customers.createBalanceTransaction(id, { amount: -500, currency: 'eur' });
  await expect(stripe.customers.createBalanceTransaction(id, { amount: 1, currency: 'usd' })).rejects.toMatchObject({
    statusCode: 400,
    param: 'currency',
  });
});

test('what a transaction says can be changed', docs('api/customer_balance_transactions/update'), async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  const { id: transaction } = await stripe.customers.createBalanceTransaction(id, { amount: 5, currency: 'usd' });
  const change = { description: 'x', metadata: { b: '2' } };
  expect(await stripe.customers.updateBalanceTransaction(id, transaction, change)).toMatchObject(change);
  expect(await stripe.customers.retrieveBalanceTransaction(id, transaction)).toMatchObject(change);
  const { id: other } = await stripe.customers.create();
  await expect(stripe.customers.retrieveBalanceTransaction(other, transaction)).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
});

test('a balance that is set is adjusted', docs('api/customers/update'), async ({ stripe }) => {
  const { id, balance, currency } = await stripe.customers.create({ balance: -100 });
  expect({ balance, currency }).toEqual({ balance: -100, currency: 'usd' });
  expect((await stripe.customers.update(id, { balance: 50 })).balance).toBe(50);
  const { data } = await stripe.customers.listBalanceTransactions(id);
  expect(data.map(({ amount, ending_balance, type }) => [amount, ending_balance, type])).toEqual([
    [150, 50, 'adjustment'],
    [-100, -100, 'initial'],
  ]);
});
