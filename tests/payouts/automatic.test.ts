/** Payouts by the calendar. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { booked, chargeWith, worth } from '../support/paying.ts';
import { docs, test } from '../support/test.ts';

const SCHEDULE = docs('payouts#payout-schedule');
/** A Monday. */
const START = Date.UTC(2026, 2, 2, 12) / 1000;

const every = (stripe: Stripe, schedule: Stripe.BalanceSettingsUpdateParams.Payments.Payouts.Schedule) =>
  stripe.balanceSettings.update({ payments: { payouts: { schedule } } });

const days = async (stripe: Stripe): Promise<string[]> =>
  (await stripe.payouts.list()).data.map(({ created }) => new Date(created * 1000).toISOString().slice(0, 10));

test('each day all that is available is paid out, and told which', SCHEDULE, async ({ stripe, clock, events }) => {
  await clock.freeze(START);
  const settings = await every(stripe, { interval: 'daily' });
  expect(settings.payments.payouts?.schedule).toMatchObject({ interval: 'daily' });
  const charge = await chargeWith(stripe, 'bypassPending', { amount: 10_000 });
  const later = await chargeWith(stripe, 'visa', { amount: 3000 });
  await stripe.refunds.create({ charge, amount: 1000 });
  await clock.advance('1d');
  const [payout] = (await stripe.payouts.list()).data;
  expect(payout).toMatchObject({
    amount: 10_000 - 320 - 1000,
    automatic: true,
    description: 'STRIPE PAYOUT',
    reconciliation_status: 'in_progress',
    status: 'in_transit',
  });
  const id = payout?.id as string;
  const { data } = await stripe.balanceTransactions.list({ payout: id });
  expect(data.map(({ type }) => type)).toEqual(['payout', 'refund', 'charge']);
  expect(data.reduce((sum, { net }) => sum + net, 0)).toBe(0);
  await clock.advance('1d');
  expect(await stripe.payouts.retrieve(id)).toMatchObject({ reconciliation_status: 'completed', status: 'paid' });
  expect((await events()).slice(-2)).toEqual(['payout.paid', 'payout.reconciliation_completed']);
  await clock.advance('10d');
  const [next] = (await stripe.payouts.list()).data;
  const second = await stripe.balanceTransactions.list({ payout: next?.id as string });
  expect(second.data.map(({ source }) => source)).toEqual([next?.id, later]);
  expect(await worth(stripe)).toBe(0);
  expect(await booked(stripe)).toBe(0);
  await expect(stripe.payouts.cancel(id)).rejects.toMatchObject({ statusCode: 400 });
});

test('payouts by hand settle nothing in particular', docs('api/balance_transactions/list'), async ({ stripe }) => {
  await chargeWith(stripe, 'bypassPending');
  const { id: payout } = await stripe.payouts.create({ amount: 100, currency: 'usd' });
  await expect(stripe.balanceTransactions.list({ payout })).rejects.toMatchObject({
    statusCode: 400,
    message: 'Balance transaction history can only be filtered on automatic transfers, not manual.',
  });
  await expect(stripe.balanceTransactions.list({ payout: 'po_none' })).rejects.toMatchObject({ param: 'payout' });
});

test('weekly and monthly payouts wait for their day', SCHEDULE, async ({ stripe, clock }) => {
  await clock.freeze(START);
  const earn = () => chargeWith(stripe, 'bypassPending', { amount: 1000 });
  await earn();
  await every(stripe, { interval: 'weekly', weekly_payout_days: ['thursday'] });
  await clock.advance('7d');
  expect(await days(stripe)).toEqual(['2026-03-05']);
  await earn();
  await every(stripe, { interval: 'monthly', monthly_payout_days: [31] });
  await clock.advance('30d');
  expect(await days(stripe)).toEqual(['2026-03-31', '2026-03-05']);
  await earn();
  await every(stripe, { interval: 'manual' });
  await clock.advance('60d');
  expect(await days(stripe)).toEqual(['2026-03-31', '2026-03-05']);
  await expect(every(stripe, { interval: 'weekly' })).rejects.toMatchObject({ statusCode: 400 });
});

test('what is owed is taken from the bank', docs('payouts#negative-balances'), async ({ stripe, clock }) => {
  await clock.freeze(START);
  await every(stripe, { interval: 'daily' });
  const charge = await chargeWith(stripe, 'bypassPending', { amount: 1000 });
  await stripe.refunds.create({ charge });
  expect(await worth(stripe)).toBe(-59);
  await clock.advance('1d');
  const [debit] = (await stripe.payouts.list()).data;
  expect(debit).toMatchObject({ amount: -59, automatic: true });
  await clock.advance('2d');
  expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(0);
  await stripe.balanceSettings.update({ payments: { debit_negative_balances: false } });
  await stripe.refunds.create({ charge: await chargeWith(stripe, 'bypassPending', { amount: 1000 }) });
  await clock.advance('7d');
  expect(await worth(stripe)).toBe(-59);
});

const MINIMUM = docs('payouts/minimum-balances-for-automatic-payouts');

const keepBack = (stripe: Stripe, minimum_balance_by_currency: Record<string, number | ''> | '') =>
  stripe.balanceSettings.update({ payments: { payouts: { minimum_balance_by_currency } } });

test('what has to stay is not paid out', MINIMUM, async ({ stripe, clock }) => {
  await clock.freeze(START);
  await every(stripe, { interval: 'daily' });
  const { payments } = await keepBack(stripe, { usd: 5000 });
  expect(payments.payouts?.minimum_balance_by_currency).toEqual({ usd: 5000 });
  await chargeWith(stripe, 'bypassPending', { amount: 10_000 });
  await clock.advance('1d');
  const [payout] = (await stripe.payouts.list()).data;
  const paid = 10_000 - 320 - 5000;
  expect(payout).toMatchObject({ amount: paid });
  const { data } = await stripe.balanceTransactions.list({ payout: payout?.id as string });
  expect(data.map(({ type, net }) => ({ type, net }))).toEqual([
    { type: 'payout_minimum_balance_hold', net: -5000 },
    { type: 'payout', net: -paid },
    { type: 'charge', net: 9680 },
  ]);
  const [release] = (await stripe.balanceTransactions.list({ type: 'payout_minimum_balance_release' })).data;
  expect(release).toMatchObject({ amount: 5000, source: payout?.id, status: 'available' });
  expect(await worth(stripe)).toBe(5000);
  await clock.advance('3d');
  expect((await stripe.payouts.list()).data).toHaveLength(1);
  await keepBack(stripe, '');
  await clock.advance('3d');
  expect((await stripe.payouts.list()).data[0]).toMatchObject({ amount: 5000 });
  expect(await booked(stripe)).toBe(0);
});

test('minimums are set and unset by currency', MINIMUM, async ({ stripe }) => {
  await keepBack(stripe, { usd: 100, eur: 200 });
  const { payments } = await keepBack(stripe, { usd: '' });
  expect(payments.payouts?.minimum_balance_by_currency).toEqual({ eur: 200 });
  const none = await keepBack(stripe, { eur: '' });
  expect(none.payments.payouts?.minimum_balance_by_currency).toBeNull();
  await expect(keepBack(stripe, { usd: -1 })).rejects.toMatchObject({
    code: 'parameter_invalid_integer',
    param: 'payments[payouts][minimum_balance_by_currency][usd]',
  });
  await expect(keepBack(stripe, { xyz: 1 })).rejects.toMatchObject({ statusCode: 400 });
});
