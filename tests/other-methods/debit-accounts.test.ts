/** What becomes of debits from the documented accounts: late answers, disputes, mandates that end. https://docs.stripe.com/testing#non-card-payments */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';
import { debit, HOLDER } from './kinds.ts';

/** Those that take three minutes. */
const SLOW: readonly [name: string, currency: string, status: string][] = [
  ['pm_bacsDebit_successDelayed', 'gbp', 'succeeded'],
  ['pm_bacsDebit_debitNotAuthorizedDelayed', 'gbp', 'requires_payment_method'],
  ['pm_bacsDebit_insufficientFundsDelayed', 'gbp', 'requires_payment_method'],
  ['pm_auBecsDebit_successDelayed', 'aud', 'succeeded'],
  ['pm_auBecsDebit_referToCustomerDelayed', 'aud', 'requires_payment_method'],
  ['pm_sepaDebit_successDelayed_hr', 'eur', 'succeeded'],
  ['pm_sepaDebit_failedDelayed_ch', 'eur', 'requires_payment_method'],
];

for (const [name, currency, status] of SLOW) {
  test(`${name} takes three minutes`, docs('testing#non-card-payments'), async ({ stripe, clock }) => {
    const { id } = await debit(stripe, name, currency);
    await clock.advance('170s');
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('processing');
    await clock.advance('20s');
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe(status);
  });
}

const DISPUTED: readonly [name: string, currency: string][] = [
  ['pm_acssDebit_dispute', 'cad'],
  ['pm_auBecsDebit_dispute', 'aud'],
  ['pm_bacsDebit_dispute', 'gbp'],
  ['pm_sepaDebit_disputed_gi', 'eur'],
];

for (const [name, currency] of DISPUTED) {
  test(`${name} is paid, and disputed`, docs('testing#non-card-payments'), async ({ stripe, clock }) => {
    const { id } = await debit(stripe, name, currency);
    await clock.advance('3m');
    const { latest_charge } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(latest_charge).toMatchObject({ status: 'succeeded', disputed: true });
  });
}

const ENDS: readonly [name: string, currency: string, mandate: string][] = [
  ['pm_bacsDebit_debitNotAuthorized', 'gbp', 'inactive'],
  ['pm_bacsDebit_insufficientFunds', 'gbp', 'active'],
  ['pm_auBecsDebit_noAccount', 'aud', 'inactive'],
  ['pm_auBecsDebit_referToCustomer', 'aud', 'active'],
];

for (const [name, currency, status] of ENDS) {
  test(`after ${name} the mandate is ${status}`, docs('testing#bacs-direct-debit'), async ({ stripe, clock }) => {
    await clock.freeze(Date.UTC(2026, 2, 2, 12) / 1000);
    const { id: customer } = await stripe.customers.create();
    const more = { customer, setup_future_usage: 'off_session' as const, expand: ['latest_charge'] };
    const { latest_charge } = await debit(stripe, name, currency, more);
    await clock.advance('1s');
    const { payment_method_details: details } = latest_charge as Stripe.Charge;
    const type = details?.type as 'bacs_debit';
    expect(await stripe.mandates.retrieve(details?.[type]?.mandate as string)).toMatchObject({ status });
  });
}

test('an account number of Bacs that is none', docs('testing#bacs-direct-debit'), async ({ stripe }) => {
  const bacs_debit = { sort_code: '108800', account_number: '00044444' };
  const described = stripe.paymentMethods.create({ type: 'bacs_debit', bacs_debit, billing_details: HOLDER });
  await expect(described).rejects.toMatchObject({ statusCode: 400, code: 'account_number_invalid' });
});

test(
  'a debit in New Zealand that stays in processing',
  docs('payments/nz-bank-account/accept-a-payment'),
  async ({ stripe, clock }) => {
    const { id } = await debit(stripe, 'pm_nzBankAccount_processing', 'nzd');
    await clock.advance('30d');
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('processing');
  },
);
