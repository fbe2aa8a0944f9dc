/** Debits from bank accounts: on a mandate, and the bank answers later. https://docs.stripe.com/payments/bank-debits */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, recording, test } from '../support/test.ts';
import { debit, MANDATE } from './kinds.ts';

const ACH = docs('payments/ach-direct-debit/accept-a-payment');

const settled = (stripe: Stripe, id: string): Promise<Stripe.PaymentIntent> =>
  eventually(async () => {
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    if (intent.status === 'processing') throw new Error('the bank has not answered');
    return intent;
  });

const SUCCESSES: readonly [name: string, currency: string, last4: string][] = [
  ['pm_acssDebit_success', 'cad', '6789'],
  ['pm_auBecsDebit_success', 'aud', '3456'],
  ['pm_bacsDebit_success', 'gbp', '2345'],
  ['pm_sepaDebit_success_at', 'eur', '3201'],
  ['pm_sepaDebit_success_de', 'eur', '3000'],
  ['pm_sepaDebit_success_fr', 'eur', '2606'],
  ['pm_usBankAccount_success', 'usd', '6789'],
];

for (const [name, currency, last4] of SUCCESSES) {
  test(`${name} is processing, and then paid`, docs('testing#non-card-payments'), async ({ stripe }) => {
    const intent = await debit(stripe, name, currency, { expand: ['latest_charge'] });
    expect(intent).toMatchObject({ status: 'processing', amount_received: 0, next_action: null });
    const charge = intent.latest_charge as Stripe.Charge;
    const type = charge.payment_method_details?.type as 'sepa_debit';
    expect(charge).toMatchObject({
      id: expect.stringMatching(/^py_3/),
      status: 'pending',
      paid: false,
      captured: true,
      balance_transaction: null,
      receipt_url: null,
      payment_method_details: { [type]: { last4 } },
    });
    const mandate = await stripe.mandates.retrieve(charge.payment_method_details?.[type]?.mandate as string);
    expect(mandate).toMatchObject({ type: 'single_use', single_use: { amount: 5000, currency } });
    expect(await settled(stripe, intent.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 5000,
      latest_charge: { status: 'succeeded', paid: true, balance_transaction: expect.stringMatching(/^txn_/) },
    });
  });
}

test('events of a debit', ACH, async ({ stripe, events }) => {
  const { id } = await debit(stripe, 'pm_usBankAccount_success', 'usd');
  await settled(stripe, id);
  expect((await events()).filter((type) => type !== 'mandate.updated')).toEqual([
    'payment_intent.created',
    'charge.pending',
    'payment_intent.processing',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
});

const FAILURES: readonly [name: string, currency: string, reason: string, code?: string][] = [
  ['pm_usBankAccount_accountClosed', 'usd', 'account_closed'],
  ['pm_usBankAccount_noAccount', 'usd', 'no_account'],
  ['pm_usBankAccount_insufficientFunds', 'usd', 'insufficient_funds'],
  ['pm_usBankAccount_debitNotAuthorized', 'usd', 'debit_not_authorized'],
  ['pm_usBankAccount_invalidCurrency', 'usd', 'invalid_currency', 'payment_intent_payment_attempt_failed'],
  ['pm_usBankAccount_weeklyLimitExceeded', 'usd', 'charge_exceeds_source_limit'],
  ['pm_sepaDebit_failed_at', 'eur', 'generic_decline', 'payment_intent_payment_attempt_failed'],
  ['pm_sepaDebit_insufficientFunds_be', 'eur', 'insufficient_funds'],
  ['pm_sepaDebit_exceedsWeeklyVolumeLimit_ie', 'eur', 'charge_exceeds_source_limit'],
  [
    'pm_sepaDebit_exceedsWeeklyTransactionLimit_fr',
    'eur',
    'charge_exceeds_weekly_limit',
    'payment_intent_payment_attempt_failed',
  ],
  ...['be', 'ch', 'es', 'gi', 'hr', 'li', 'nl'].map((country): (typeof FAILURES)[number] => [
    `pm_sepaDebit_failed_${country}`,
    'eur',
    'generic_decline',
    'payment_intent_payment_attempt_failed',
  ]),
  ['pm_bacsDebit_debitNotAuthorized', 'gbp', 'debit_not_authorized'],
  ['pm_bacsDebit_insufficientFunds', 'gbp', 'insufficient_funds'],
  ['pm_bacsDebit_exceedsWeeklyLimit', 'gbp', 'charge_exceeds_source_limit'],
  ['pm_bacsDebit_exceedsTransactionLimit', 'gbp', 'charge_exceeds_transaction_limit'],
  ['pm_auBecsDebit_accountClosed', 'aud', 'account_closed'],
  ['pm_auBecsDebit_noAccount', 'aud', 'no_account'],
  ['pm_auBecsDebit_referToCustomer', 'aud', 'refer_to_customer'],
  ['pm_auBecsDebit_debitNotAuthorized', 'aud', 'debit_not_authorized'],
  ['pm_auBecsDebit_exceedsWeeklyLimit', 'aud', 'charge_exceeds_source_limit'],
  ['pm_auBecsDebit_exceedsTransactionLimit', 'aud', 'charge_exceeds_transaction_limit'],
  ['pm_acssDebit_insufficientFunds', 'cad', 'insufficient_funds'],
  ['pm_acssDebit_accountClosed', 'cad', 'account_closed'],
  ['pm_acssDebit_noAccount', 'cad', 'no_account'],
  ['pm_acssDebit_debitNotAuthorized', 'cad', 'debit_not_authorized'],
  ['pm_nzBankAccount_insufficientFunds', 'nzd', 'insufficient_funds'],
  ['pm_nzBankAccount_referToCustomer', 'nzd', 'refer_to_customer'],
  ['pm_nzBankAccount_noAccount', 'nzd', 'no_account'],
  ['pm_nzBankAccount_debitNotAuthorized', 'nzd', 'debit_not_authorized'],
];

for (const [name, currency, reason, code = reason] of FAILURES) {
  test(`${name} fails with ${reason}`, docs('testing#non-card-payments'), async ({ stripe, events }) => {
    const { id } = await debit(stripe, name, currency);
    expect(await settled(stripe, id)).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { code },
      latest_charge: { status: 'failed', paid: false, failure_code: reason, balance_transaction: null },
    });
    expect((await events()).slice(-2)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
  });
}

test('the fraud rules stop a debit at once', ACH, async ({ stripe }) => {
  await expect(debit(stripe, 'pm_usBankAccount_riskLevelHighest', 'usd')).rejects.toMatchObject({ statusCode: 402 });
});

test('a debit that stays in processing can be called off', ACH, async ({ stripe, events }) => {
  const { id } = await debit(stripe, 'pm_usBankAccount_processing', 'usd');
  const canceled = await stripe.paymentIntents.cancel(id, { expand: ['latest_charge'] });
  expect(canceled).toMatchObject({ status: 'canceled', latest_charge: { status: 'failed', failure_code: null } });
  expect((await events()).at(-1)).toBe('payment_intent.canceled');
});

test('a disputed debit is lost at once, and its mandate with it', ACH, async ({ stripe, events }) => {
  const { id: customer } = await stripe.customers.create();
  const intent = await debit(stripe, 'pm_usBankAccount_dispute', 'usd', {
    customer,
    setup_future_usage: 'off_session',
  });
  const { latest_charge, payment_method } = await settled(stripe, intent.id);
  const charge = latest_charge as Stripe.Charge;
  expect(charge.disputed).toBe(true);
  const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data;
  expect(dispute).toMatchObject({ reason: 'debit_not_authorized', status: 'lost', amount: 5000 });
  expect(await events()).toEqual(expect.arrayContaining(['charge.dispute.created', 'charge.dispute.closed']));
  const again = { payment_method: payment_method as string, mandate_data: undefined as never, customer };
  await expect(debit(stripe, 'pm_usBankAccount_dispute', 'usd', again)).rejects.toMatchObject({
    code: 'payment_intent_mandate_invalid',
  });
});

test('nothing is debited without a mandate', ACH, async ({ stripe }) => {
  await expect(
    debit(stripe, 'pm_sepaDebit_success_de', 'eur', { mandate_data: undefined as never }),
  ).rejects.toMatchObject({
    statusCode: 400,
    code: 'payment_intent_mandate_invalid',
    message: expect.stringMatching(/^This PaymentIntent requires a mandate, but no existing mandate was found\./),
    payment_intent: { status: 'requires_confirmation' },
  });
});

test('a mandate for one payment is used up by it', recording('single_use'), async ({ stripe, events }) => {
  const { id: customer } = await stripe.customers.create();
  const setup = await stripe.setupIntents.create({
    confirm: true,
    customer,
    mandate_data: MANDATE,
    payment_method: 'pm_sepaDebit_success_de',
    payment_method_types: ['sepa_debit'],
    single_use: { amount: 5000, currency: 'EUR' },
    usage: 'on_session',
  });
  expect(setup).toMatchObject({ status: 'succeeded', mandate: null, payment_method_options: {} });
  const mandate = setup.single_use_mandate as string;
  expect(await stripe.mandates.retrieve(mandate)).toMatchObject({
    single_use: { amount: 5000, currency: 'eur' },
    status: 'active',
    payment_method_details: { type: 'sepa_debit', sepa_debit: { reference: expect.stringMatching(/^[A-Z0-9]{16}$/) } },
  });
  const named = { customer, mandate, mandate_data: undefined as never, payment_method: setup.payment_method as string };
  expect((await debit(stripe, 'pm_sepaDebit_x', 'eur', named)).status).toBe('processing');
  expect((await stripe.mandates.retrieve(mandate)).status).toBe('inactive');
  expect(await events()).toContain('mandate.updated');
  await expect(debit(stripe, 'pm_sepaDebit_x', 'eur', named)).rejects.toMatchObject({
    code: 'payment_intent_mandate_invalid',
    param: 'mandate',
  });
});

test(
  'what was set up is debited without the customer',
  docs('payments/sepa-debit/set-up-payment'),
  async ({ stripe }) => {
    const { id: customer } = await stripe.customers.create();
    const setup = await stripe.setupIntents.create({
      confirm: true,
      customer,
      mandate_data: MANDATE,
      payment_method: 'pm_sepaDebit_success_nl',
      payment_method_types: ['sepa_debit'],
      expand: ['latest_attempt'],
    });
    expect(setup).toMatchObject({
      status: 'succeeded',
      mandate: expect.stringMatching(/^mandate_/),
      latest_attempt: { status: 'succeeded', payment_method_details: { type: 'sepa_debit', sepa_debit: {} } },
    });
    const again = {
      customer,
      mandate_data: undefined as never,
      off_session: true,
      payment_method: setup.payment_method as string,
    };
    const intent = await debit(stripe, 'pm_sepaDebit_x', 'eur', { ...again, expand: ['latest_charge'] });
    expect((intent.latest_charge as Stripe.Charge).payment_method_details?.sepa_debit?.mandate).toBe(setup.mandate);
  },
);

test(
  'a bank accepts a Bacs mandate, or refuses it',
  docs('payments/payment-methods/bacs-debit'),
  async ({ stripe }) => {
    const setUp = async (name: string) => {
      const setup = await stripe.setupIntents.create({
        confirm: true,
        mandate_data: MANDATE,
        payment_method: name,
        payment_method_types: ['bacs_debit'],
      });
      return stripe.mandates.retrieve(setup.mandate as string);
    };
    const [accepted, refused] = [await setUp('pm_bacsDebit_success'), await setUp('pm_bacsDebit_mandateRefused')];
    expect(accepted).toMatchObject({
      status: 'pending',
      payment_method_details: { bacs_debit: { network_status: 'pending' } },
    });
    await eventually(async () => {
      expect(await stripe.mandates.retrieve(accepted.id)).toMatchObject({
        status: 'active',
        payment_method_details: { bacs_debit: { network_status: 'accepted' } },
      });
      expect(await stripe.mandates.retrieve(refused.id)).toMatchObject({ status: 'inactive' });
    });
  },
);
