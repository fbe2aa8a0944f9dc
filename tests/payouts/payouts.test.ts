import type Stripe from 'stripe';
import { expect } from 'vitest';
import { booked, chargeWith, worth } from '../support/paying.ts';
import { assumed, docs, eventually, recording, test } from '../support/test.ts';

const PAYOUTS = docs('api/payouts');
/** A Monday. */
const START = Date.UTC(2026, 2, 2, 9, 26) / 1000;
const TUESDAY = Date.UTC(2026, 2, 3) / 1000;
const FULL = 100_000 - 2930;

/** Money that can be paid out. */
const earn = (stripe: Stripe, currency = 'usd'): Promise<string> =>
  chargeWith(stripe, 'bypassPending', { amount: 100_000, currency });

const available = async (stripe: Stripe): Promise<number | undefined> =>
  (await stripe.balance.retrieve()).available[0]?.amount;

async function bankAccount(stripe: Stripe, account_number: string, rest: object = {}): Promise<string> {
  const { id } = await stripe.accounts.retrieveCurrent();
  const external_account = { object: 'bank_account', country: 'US', account_number, routing_number: '110000000' };
  const made = await stripe.accounts.createExternalAccount(id, {
    external_account: { ...external_account, ...rest } as Stripe.AccountCreateExternalAccountParams.BankAccount,
  });
  return made.id;
}

test('a payout by hand', recording('StripeTransferGumroadsAvailableBalances'), async ({ stripe, clock, events }) => {
  await clock.freeze(START);
  await earn(stripe);
  const payout = await stripe.payouts.create({
    amount: 5000,
    currency: 'usd',
    description: 'USD 231030 0926',
    statement_descriptor: 'USD 231030 0926',
    metadata: { order: '7' },
  });
  expect(payout).toMatchObject({
    amount: 5000,
    arrival_date: TUESDAY,
    automatic: false,
    currency: 'usd',
    description: 'USD 231030 0926',
    failure_balance_transaction: null,
    method: 'standard',
    metadata: { order: '7' },
    original_payout: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: 'USD 231030 0926',
    status: 'pending',
    type: 'bank_account',
  });
  expect(await available(stripe)).toBe(FULL - 5000);
  const transaction = await stripe.balanceTransactions.retrieve(payout.balance_transaction as string);
  expect(transaction).toMatchObject({ amount: -5000, fee: 0, net: -5000, source: payout.id, type: 'payout' });
  await clock.advance('1h');
  expect((await stripe.payouts.retrieve(payout.id)).status).toBe('in_transit');
  await clock.advance('1d');
  const paid = await stripe.payouts.retrieve(payout.id, { expand: ['destination'] });
  expect(paid).toMatchObject({ status: 'paid', destination: { object: 'bank_account', last4: '6789' } });
  expect((await events()).filter((type) => type.startsWith('payout'))).toEqual([
    'payout.created',
    'payout.updated',
    'payout.paid',
  ]);
  expect(await worth(stripe)).toBe(await booked(stripe));
});

test('on a running clock it arrives in moments', assumed('nobody can wait for days'), async ({ stripe }) => {
  await earn(stripe);
  const { id } = await stripe.payouts.create({ amount: 5000, currency: 'usd' });
  await eventually(async () => expect((await stripe.payouts.retrieve(id)).status).toBe('paid'));
});

test('weekends do not count', docs('payouts'), async ({ stripe, clock }) => {
  await clock.freeze(Date.UTC(2026, 2, 6, 12) / 1000);
  await earn(stripe);
  const { arrival_date } = await stripe.payouts.create({ amount: 5000, currency: 'usd' });
  expect(arrival_date).toBe(Date.UTC(2026, 2, 9) / 1000);
});

test('no more than there is', recording('returns_an_error'), async ({ stripe }) => {
  await chargeWith(stripe, 'visa', { amount: 100_000 });
  await expect(stripe.payouts.create({ amount: 500_000, currency: 'usd' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'balance_insufficient',
    message:
      'You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.  You can use the /v1/balance endpoint to view your Stripe balance (for more details, see stripe.com/docs/api#balance).',
  });
  await earn(stripe);
  await expect(
    stripe.payouts.create({ amount: 1, currency: 'usd', source_type: 'bank_account' }),
  ).rejects.toMatchObject({ code: 'balance_insufficient' });
  await expect(stripe.payouts.create({ amount: 0, currency: 'usd' })).rejects.toMatchObject({ param: 'amount' });
  await expect(stripe.payouts.create({ amount: 100, currency: 'eur' })).rejects.toMatchObject({
    message: "Sorry, you don't have any external accounts in that currency (eur)",
  });
});

for (const [failure, number] of [
  ['no_account', '000111111116'],
  ['account_closed', '000111111113'],
  ['insufficient_funds', '000222222227'],
  ['debit_not_authorized', '000333333335'],
  ['invalid_currency', '000444444440'],
] as const) {
  test(
    `a payout that fails: ${failure}`,
    docs('connect/testing#account-numbers'),
    async ({ stripe, clock, events }) => {
      await clock.freeze(START);
      await earn(stripe);
      const destination = await bankAccount(stripe, number);
      const { id } = await stripe.payouts.create({ amount: 5000, currency: 'usd', destination });
      await clock.advance('2d');
      const failed = await stripe.payouts.retrieve(id, { expand: ['failure_balance_transaction', 'destination'] });
      expect(failed).toMatchObject({
        destination: { id: destination, status: 'errored' },
        failure_balance_transaction: { amount: 5000, reporting_category: 'payout_reversal', type: 'payout_failure' },
        failure_code: failure,
        status: 'failed',
      });
      expect(failed.failure_message).toMatch(/\.\)?$/);
      expect(await available(stripe)).toBe(FULL);
      expect((await events()).slice(-3)).toEqual([
        'payout.failed',
        'account.external_account.updated',
        'balance.available',
      ]);
      await expect(stripe.payouts.create({ amount: 1, currency: 'usd', destination })).rejects.toMatchObject({
        param: 'destination',
      });
    },
  );
}

test('a pending payout can be called off', docs('api/payouts/cancel'), async ({ stripe, clock, events }) => {
  await clock.freeze(START);
  await earn(stripe);
  const { id } = await stripe.payouts.create({ amount: 5000, currency: 'usd' });
  const canceled = await stripe.payouts.cancel(id);
  expect(canceled).toMatchObject({ status: 'canceled', failure_code: null });
  expect(await stripe.balanceTransactions.retrieve(canceled.failure_balance_transaction as string)).toMatchObject({
    amount: 5000,
    type: 'payout_cancel',
  });
  expect(await available(stripe)).toBe(FULL);
  await clock.advance('3d');
  expect((await stripe.payouts.retrieve(id)).status).toBe('canceled');
  expect((await events()).slice(-2)).toEqual(['payout.canceled', 'balance.available']);
  await expect(stripe.payouts.cancel(id)).rejects.toMatchObject({ statusCode: 400 });
});

test('a paid one can be asked back, once', docs('api/payouts/reverse'), async ({ stripe, clock }) => {
  await clock.freeze(START);
  await earn(stripe);
  const { id } = await stripe.payouts.create({ amount: 5000, currency: 'usd' });
  await expect(stripe.payouts.reverse(id)).rejects.toMatchObject({ statusCode: 400 });
  await clock.advance('1d');
  const reversal = await stripe.payouts.reverse(id, { metadata: { why: 'mistake' } });
  expect(reversal).toMatchObject({
    amount: -5000,
    original_payout: id,
    metadata: { why: 'mistake' },
    status: 'pending',
  });
  expect((await stripe.payouts.retrieve(id)).reversed_by).toBe(reversal.id);
  expect(await worth(stripe)).toBe(FULL);
  expect(await available(stripe)).toBe(FULL - 5000);
  await clock.advance('1d');
  expect((await stripe.payouts.retrieve(reversal.id)).status).toBe('paid');
  expect(await available(stripe)).toBe(FULL);
  await expect(stripe.payouts.reverse(id)).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.payouts.reverse(reversal.id)).rejects.toMatchObject({ statusCode: 400 });
});

test(
  'an instant payout is there in half an hour, for a fee',
  docs('payouts/instant-payouts'),
  async ({ stripe, clock }) => {
    await clock.freeze(START);
    await chargeWith(stripe, 'visa', { amount: 1_200_000 });
    expect((await stripe.balance.retrieve()).instant_available?.[0]?.amount).toBe(1_200_000 - 34_830);
    const payout = await stripe.payouts.create({
      amount: 50_000,
      currency: 'usd',
      method: 'instant',
      expand: ['balance_transaction'],
    });
    expect(payout).toMatchObject({ arrival_date: START + 1800, method: 'instant' });
    expect(payout.balance_transaction).toMatchObject({ amount: -50_000, fee: 750, net: -50_750 });
    await clock.advance('30m');
    expect((await stripe.payouts.retrieve(payout.id)).status).toBe('paid');
    await expect(
      stripe.payouts.create({ amount: 1_000_000, currency: 'usd', method: 'instant' }),
    ).rejects.toMatchObject({
      message: 'Instant Payouts to bank accounts are only supported for amounts less than or equal to $9999',
    });
    await expect(stripe.payouts.create({ amount: 49, currency: 'usd', method: 'instant' })).rejects.toMatchObject({
      statusCode: 400,
    });
  },
);

test('payouts are listed by what is known of them', PAYOUTS, async ({ stripe, clock }) => {
  await clock.freeze(START);
  await earn(stripe);
  const first = await stripe.payouts.create({ amount: 100, currency: 'usd' });
  await clock.advance('3d');
  const second = await stripe.payouts.create({ amount: 200, currency: 'usd' });
  const amounts = async (params: Stripe.PayoutListParams): Promise<number[]> =>
    (await stripe.payouts.list(params)).data.map(({ amount }) => amount);
  expect(await amounts({})).toEqual([200, 100]);
  expect(await amounts({ status: 'paid' })).toEqual([100]);
  expect(await amounts({ arrival_date: { lte: first.arrival_date } })).toEqual([100]);
  expect(await amounts({ arrival_date: second.arrival_date })).toEqual([200]);
  expect(await amounts({ destination: first.destination as string })).toEqual([200, 100]);
  expect(await amounts({ destination: 'ba_other' })).toEqual([]);
  expect(await stripe.payouts.update(first.id, { metadata: { a: '1' } })).toMatchObject({ metadata: { a: '1' } });
  await expect(stripe.payouts.retrieve('po_none')).rejects.toMatchObject({
    statusCode: 404,
    message: "No such payout: 'po_none'",
    param: 'payout',
  });
});

test('forints are paid out whole', docs('currencies#special-cases'), async ({ stripe }) => {
  await bankAccount(stripe, '11773016-11111018', { country: 'HU', routing_number: undefined });
  await earn(stripe, 'huf');
  const paid = (amount: number) => stripe.payouts.create({ amount, currency: 'huf' });
  await expect(paid(1050)).rejects.toMatchObject({ param: 'amount' });
  expect((await paid(1000)).amount).toBe(1000);
});
