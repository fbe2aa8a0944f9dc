import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, test } from '../support/test.ts';

const CHARGE = { currency: 'usd', source: 'tok_visa' };

test('an empty account has nothing', docs('api/balance'), async ({ stripe }) => {
  expect(await stripe.balance.retrieve()).toMatchObject({
    object: 'balance',
    available: [{ amount: 0, currency: 'usd' }],
    pending: [{ amount: 0, currency: 'usd' }],
  });
});

test(
  'payments are pending, and go straight to available with the card for it',
  docs('testing#available-balance'),
  async ({ stripe }) => {
    await stripe.charges.create({ ...CHARGE, amount: 1000 });
    await stripe.charges.create({ ...CHARGE, amount: 1000, source: 'tok_bypassPending' });
    const { available, pending } = await stripe.balance.retrieve();
    const sum = { amount: 941, currency: 'usd', source_types: { card: 941 } };
    expect([available, pending]).toEqual([[sum], [sum]]);
  },
);

test('the balance is the sum of its transactions', docs('reports/balance-transaction-types'), async ({ stripe }) => {
  const { id } = await stripe.charges.create({ ...CHARGE, amount: 1000 });
  await stripe.charges.create({ ...CHARGE, amount: 3333, source: 'tok_bypassPending' });
  await stripe.refunds.create({ charge: id, amount: 300 });
  const { available, pending } = await stripe.balance.retrieve();
  const { data } = await stripe.balanceTransactions.list();
  const total = data.reduce((sum, { net }) => sum + net, 0);
  expect((available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0)).toBe(total);
  for (const { amount, fee, net } of data) expect(net).toBe(amount - fee);
});

test(
  'transactions are found by type, source and currency',
  docs('api/balance_transactions/list'),
  async ({ stripe }) => {
    const charge = await stripe.charges.create({ ...CHARGE, amount: 1000 });
    const refund = await stripe.refunds.create({ charge: charge.id });
    const ids = async (params: Stripe.BalanceTransactionListParams) =>
      (await stripe.balanceTransactions.list(params)).data.map(({ id }) => id);
    expect(await ids({ type: 'refund' })).toEqual([refund.balance_transaction]);
    expect(await ids({ source: charge.id })).toEqual([charge.balance_transaction]);
    expect((await ids({ currency: 'usd' })).length).toBe(2);
    expect(await ids({ currency: 'eur' })).toEqual([]);
    expect((await stripe.balanceTransactions.retrieve(refund.balance_transaction as string)).source).toBe(refund.id);
  },
);

test(
  'money that is available at once is told of, after the payment',
  docs('testing#available-balance'),
  async ({ stripe, events }) => {
    await stripe.charges.create({ ...CHARGE, amount: 1000, source: 'tok_bypassPending' });
    await eventually(async () => expect(await events()).toEqual(['charge.succeeded', 'balance.available']));
    const [event] = (await stripe.events.list({ type: 'balance.available' })).data;
    expect(event?.data.object).toMatchObject({ object: 'balance', available: [{ amount: 941, currency: 'usd' }] });
    expect(event?.request).toEqual({ id: null, idempotency_key: null });
  },
);
