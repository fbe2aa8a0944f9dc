import type Stripe from 'stripe';
import { expect } from 'vitest';
import { chargeWith } from '../support/paying.ts';
import { docs, recording, test } from '../support/test.ts';

const EXTERNAL = docs('api/external_accounts');
const BANK = { object: 'bank_account', country: 'US', account_number: '000123456789', routing_number: '110000000' };

const add = async (stripe: Stripe, account: object, rest: object = {}) => {
  const { id } = await stripe.accounts.retrieveCurrent();
  return (await stripe.accounts.createExternalAccount(id, {
    external_account: account as Stripe.AccountCreateExternalAccountParams.BankAccount,
    ...rest,
  })) as Stripe.BankAccount;
};

test('the account of a key', recording('create_for_refund_fee_retention'), async ({ stripe }) => {
  const account = await stripe.accounts.retrieveCurrent();
  expect(account).toMatchObject({
    charges_enabled: true,
    country: 'US',
    default_currency: 'usd',
    details_submitted: true,
    payouts_enabled: true,
    settings: { payouts: { schedule: { delay_days: 7, interval: 'manual' } } },
    type: 'standard',
  });
  expect(account.id).toMatch(/^acct_/);
  expect(await stripe.accounts.retrieveCurrent()).toEqual(account);
});

test('it has a bank account from the start, and can get more', EXTERNAL, async ({ stripe, events }) => {
  const { id } = await stripe.accounts.retrieveCurrent();
  const { data } = await stripe.accounts.listExternalAccounts(id);
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({ object: 'bank_account', default_for_currency: true, last4: '6789', currency: 'usd' });
  const other = await add(stripe, BANK, { metadata: { a: '1' } });
  expect(other).toMatchObject({ account: id, default_for_currency: false, metadata: { a: '1' }, status: 'new' });
  expect(await stripe.accounts.retrieveExternalAccount(id, other.id)).toEqual(other);
  await stripe.accounts.updateExternalAccount(id, other.id, { default_for_currency: true });
  const flags = (await stripe.accounts.listExternalAccounts(id)).data.map((one) => one.default_for_currency);
  expect(flags).toEqual([true, false]);
  await expect(stripe.accounts.deleteExternalAccount(id, other.id)).rejects.toMatchObject({ statusCode: 400 });
  expect(await stripe.accounts.deleteExternalAccount(id, data[0]?.id as string)).toMatchObject({ deleted: true });
  expect((await stripe.accounts.listExternalAccounts(id)).data).toHaveLength(1);
  await expect(stripe.accounts.retrieveExternalAccount(id, 'ba_none')).rejects.toMatchObject({
    statusCode: 404,
    message: "No such external account: 'ba_none'",
  });
  expect((await events()).filter((type) => type.startsWith('account.external'))).toEqual([
    'account.external_account.created',
    'account.external_account.updated',
    'account.external_account.deleted',
  ]);
});

test('debit cards will do, credit cards will not', docs('error-codes#invalid-card-type'), async ({ stripe }) => {
  const { id } = await stripe.accounts.retrieveCurrent();
  const card = await stripe.accounts.createExternalAccount(id, { external_account: 'tok_visa_debit' });
  expect(card).toMatchObject({ object: 'card', funding: 'debit', currency: 'usd' });
  const number = { object: 'card', number: '4000056655665556', exp_month: 12, exp_year: 2040, cvc: '123' };
  const holder = { name: 'Ada', address_line1: 'Main Street 1', address_city: 'Bath', address_zip: 'BA1' };
  const raw = await add(stripe, {
    ...number,
    ...holder,
    address_line2: 'Right',
    address_state: 'S',
    address_country: 'GB',
  });
  expect(raw).toMatchObject({ ...holder, exp_year: 2040, last4: '5556' });
  const changed = { exp_month: '11', exp_year: '2041', name: 'Eve', address_line2: 'Left', address_state: 'X' };
  const more = { address_city: 'Rome', address_country: 'IT', address_line1: 'Via 2', address_zip: '1' };
  expect(await stripe.accounts.updateExternalAccount(id, raw.id, { ...changed, ...more })).toMatchObject({
    ...more,
    exp_month: 11,
    exp_year: 2041,
    name: 'Eve',
  });
  await expect(stripe.accounts.createExternalAccount(id, { external_account: 'tok_visa' })).rejects.toMatchObject({
    code: 'invalid_card_type',
  });
});

test('with a bank account for it, a currency is not converted', docs('currencies/conversions'), async ({ stripe }) => {
  const iban = { object: 'bank_account', country: 'DE', account_number: 'DE89370400440532013000' };
  expect(await add(stripe, iban)).toMatchObject({ currency: 'eur', default_for_currency: true });
  const charge = await chargeWith(stripe, 'bypassPending', { amount: 1000, currency: 'eur' });
  const [transaction] = (await stripe.balanceTransactions.list({ source: charge })).data;
  expect(transaction).toMatchObject({ amount: 1000, currency: 'eur', exchange_rate: null, fee: 54 });
  expect((await stripe.payouts.create({ amount: 900, currency: 'eur' })).currency).toBe('eur');
});

test('other accounts are out of reach', EXTERNAL, async ({ api }) => {
  const { status, body } = await api.get<{ error: { code: string } }>('/v1/accounts/acct_other/external_accounts');
  expect([status, body.error.code]).toEqual([403, 'account_invalid']);
});

test('when money is available can be set', docs('api/balance_settings'), async ({ stripe, clock, events }) => {
  const start = Date.UTC(2026, 2, 2, 12) / 1000;
  await clock.freeze(start);
  expect(await stripe.balanceSettings.retrieve()).toMatchObject({
    object: 'balance_settings',
    payments: {
      payouts: { schedule: { interval: 'manual' }, status: 'enabled' },
      settlement_timing: { delay_days: 7 },
    },
  });
  const settings = await stripe.balanceSettings.update({
    payments: { payouts: { statement_descriptor: 'TEA' }, settlement_timing: { delay_days_override: 2 } },
  });
  expect(settings.payments).toMatchObject({
    payouts: { statement_descriptor: 'TEA' },
    settlement_timing: { delay_days: 2, delay_days_override: 2 },
  });
  await chargeWith(stripe, 'visa');
  expect((await stripe.balanceTransactions.list()).data[0]?.available_on).toBe(Date.UTC(2026, 2, 4) / 1000);
  expect(await events()).toContain('balance_settings.updated');
  await expect(
    stripe.balanceSettings.update({ payments: { settlement_timing: { delay_days_override: 99 } } }),
  ).rejects.toMatchObject({ statusCode: 400 });
});
