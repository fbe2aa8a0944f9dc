/** Charges in currencies that are not the account's own. */
import { expect } from 'vitest';
import { booked, chargeWith, worth } from '../support/paying.ts';
import { assumed, docs, test } from '../support/test.ts';

const CONVERSIONS = docs('currencies/conversions');

test('what is charged in another currency arrives in the own one', CONVERSIONS, async ({ stripe }) => {
  const charge = await chargeWith(stripe, 'visa', { amount: 1000, currency: 'eur' });
  const { currency, balance_transaction } = await stripe.charges.retrieve(charge, { expand: ['balance_transaction'] });
  expect(currency).toBe('eur');
  expect(balance_transaction).toMatchObject({
    amount: 1170,
    currency: 'usd',
    exchange_rate: 1.17,
    fee: 64,
    fee_details: [{ amount: 64, currency: 'usd' }],
    net: 1106,
  });
  expect(await worth(stripe)).toBe(1106);
});

test('refunds and disputes go back at the same rate', CONVERSIONS, async ({ stripe }) => {
  const charge = await chargeWith(stripe, 'visa', { amount: 999, currency: 'gbp' });
  const { balance_transaction } = await stripe.refunds.create({ charge, expand: ['balance_transaction'] });
  expect(balance_transaction).toMatchObject({ amount: -1349, currency: 'usd', exchange_rate: 1.35 });
  const disputed = await chargeWith(stripe, 'createDispute', { amount: 1000, currency: 'cad' });
  const [dispute] = (await stripe.disputes.list({ charge: disputed })).data;
  expect(dispute).toMatchObject({ amount: 1000, currency: 'cad' });
  expect(dispute?.balance_transactions[0]).toMatchObject({ amount: -730, currency: 'usd', fee: 1500 });
  expect(await worth(stripe)).toBe(await booked(stripe));
});

test('currencies differ in their decimals', docs('currencies#zero-decimal'), async ({ stripe }) => {
  const amountOf = async (currency: string, amount: number): Promise<number | undefined> => {
    const id = await chargeWith(stripe, 'visa', { amount, currency });
    return (await stripe.balanceTransactions.list({ source: id })).data[0]?.amount;
  };
  expect(await amountOf('jpy', 1000)).toBe(640);
  expect(await amountOf('kwd', 5120)).toBe(1664);
  expect(await amountOf('isk', 50_000)).toBe(395);
  expect(await amountOf('vnd', 1_000_000)).toBe(3810);
});

test(
  'where no minimum is named, the worth of half a dollar is',
  docs('currencies#minimum-and-maximum-charge-amounts'),
  async (tools) => {
    const { stripe } = tools;
    await expect(stripe.paymentIntents.create({ amount: 100, currency: 'krw' })).rejects.toMatchObject({
      statusCode: 400,
      code: 'amount_too_small',
      param: 'amount',
      message: 'Amount must convert to at least 50 cents. ₩100 converts to approximately $0.07.',
    });
    expect((await stripe.paymentIntents.create({ amount: 736, currency: 'krw' })).amount).toBe(736);
  },
);

test('some currencies have no small change', assumed('docs say which, not what Stripe answers'), async ({ stripe }) => {
  for (const [currency, amount] of [
    ['isk', 50_050],
    ['ugx', 500_050],
    ['kwd', 5121],
  ] as const) {
    await expect(stripe.paymentIntents.create({ amount, currency })).rejects.toMatchObject({
      statusCode: 400,
      param: 'amount',
    });
  }
});

test('the older address of the transactions', docs('api/balance_transactions/list'), async ({ stripe, api }) => {
  await chargeWith(stripe, 'visa');
  const { data } = await stripe.balanceTransactions.list();
  const { body } = await api.get<{ data: unknown[]; url: string }>('/v1/balance/history', { type: 'charge' });
  expect(body).toMatchObject({ object: 'list', url: '/v1/balance/history', data: [{ id: data[0]?.id }] });
  expect((await api.get(`/v1/balance/history/${data[0]?.id}`)).body).toMatchObject({ id: data[0]?.id });
});
