/** Bank accounts by what comes of debits. https://docs.stripe.com/testing#non-card-payments */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { debit, HOLDER, MANDATE } from '../other-methods/kinds.ts';
import { docs, type Tools, test } from '../support/test.ts';

const PAGE = docs('testing#non-card-payments');
const START = Date.UTC(2026, 2, 2, 12) / 1000;

/** What has become of a payment, in short: paid, disputed, or why it failed. */
async function fate({ stripe, clock }: Pick<Tools, 'stripe' | 'clock'>, made: Promise<Stripe.PaymentIntent>) {
  const { id } = await made;
  await clock.advance('3m');
  const { latest_charge, status } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  const { disputed, failure_code } = latest_charge as Stripe.Charge;
  if (status === 'processing') return status;
  return disputed ? 'disputed' : (failure_code ?? status);
}

const NAMED: readonly [scheme: string, currency: string, fates: Record<string, string>][] = [
  [
    'usBankAccount',
    'usd',
    {
      success: 'succeeded',
      accountClosed: 'account_closed',
      noAccount: 'no_account',
      insufficientFunds: 'insufficient_funds',
      debitNotAuthorized: 'debit_not_authorized',
      invalidCurrency: 'invalid_currency',
      dispute: 'disputed',
      processing: 'processing',
      weeklyLimitExceeded: 'charge_exceeds_source_limit',
    },
  ],
  [
    'acssDebit',
    'cad',
    {
      success: 'succeeded',
      accountClosed: 'account_closed',
      noAccount: 'no_account',
      insufficientFunds: 'insufficient_funds',
      debitNotAuthorized: 'debit_not_authorized',
      dispute: 'disputed',
    },
  ],
  [
    'nzBankAccount',
    'nzd',
    {
      success: 'succeeded',
      insufficientFunds: 'insufficient_funds',
      referToCustomer: 'refer_to_customer',
      noAccount: 'no_account',
      debitNotAuthorized: 'debit_not_authorized',
      processing: 'processing',
    },
  ],
];

for (const [scheme, currency, fates] of NAMED)
  for (const [scenario, expected] of Object.entries(fates))
    test(`pm_${scheme}_${scenario}: ${expected}`, PAGE, async ({ stripe, clock }) => {
      await clock.freeze(START);
      const made = debit(stripe, `pm_${scheme}_${scenario}`, currency);
      expect(await fate({ stripe, clock }, made)).toBe(expected);
    });

const COUNTRIES = 'at be ch de ee es fi fr gb gi hr ie li lt lu nl no pt se'.split(' ');

const SEPA = {
  success: 'succeeded',
  successDelayed: 'succeeded',
  failed: 'generic_decline',
  failedDelayed: 'generic_decline',
  disputed: 'disputed',
  exceedsWeeklyVolumeLimit: 'charge_exceeds_source_limit',
  exceedsWeeklyTransactionLimit: 'charge_exceeds_weekly_limit',
  insufficientFunds: 'insufficient_funds',
};

for (const country of COUNTRIES)
  test(`pm_sepaDebit_…_${country}`, PAGE, async ({ stripe, clock }) => {
    await clock.freeze(START);
    const intents = new Map<string, string>();
    for (const scenario of Object.keys(SEPA))
      intents.set((await debit(stripe, `pm_sepaDebit_${scenario}_${country}`, 'eur')).id, scenario);
    await clock.advance('3m');
    const { data } = await stripe.paymentIntents.list({ limit: 10, expand: ['data.latest_charge'] });
    const fates = data.map(({ id, latest_charge, status }) => {
      const { disputed, failure_code } = latest_charge as Stripe.Charge;
      return [intents.get(id), disputed ? 'disputed' : (failure_code ?? status)];
    });
    expect(Object.fromEntries(fates)).toEqual(SEPA);
  });

type Given = Readonly<Record<string, string>>;

/** Accounts that are typed: what stands beside the number, and what comes of each. */
const TYPED: readonly [type: string, currency: string, beside: Given, fates: Given][] = [
  [
    'au_becs_debit',
    'aud',
    { bsb_number: '000000' },
    {
      '000123456': 'succeeded',
      '900123456': 'succeeded',
      '111111113': 'account_closed',
      '111111116': 'no_account',
      '222222227': 'refer_to_customer',
      '922222227': 'refer_to_customer',
      '333333335': 'debit_not_authorized',
      '666666660': 'disputed',
      '343434343': 'charge_exceeds_source_limit',
      '121212121': 'charge_exceeds_transaction_limit',
    },
  ],
  [
    'bacs_debit',
    'gbp',
    { sort_code: '108800' },
    {
      '00012345': 'succeeded',
      '90012345': 'succeeded',
      '33333335': 'debit_not_authorized',
      '93333335': 'debit_not_authorized',
      '22222227': 'insufficient_funds',
      '92222227': 'insufficient_funds',
      '55555559': 'disputed',
      '34343434': 'charge_exceeds_source_limit',
      '12121212': 'charge_exceeds_transaction_limit',
    },
  ],
];

for (const [type, currency, beside, fates] of TYPED)
  for (const [account_number, expected] of Object.entries(fates))
    test(`${type} ${account_number}: ${expected}`, PAGE, async ({ stripe, clock }) => {
      await clock.freeze(START);
      const described = { type, billing_details: HOLDER, [type]: { ...beside, account_number } };
      const made = stripe.paymentIntents.create({
        amount: 5000,
        confirm: true,
        currency,
        mandate_data: MANDATE,
        payment_method_data: described as unknown as Stripe.PaymentIntentCreateParams.PaymentMethodData,
        payment_method_types: [type],
      });
      expect(await fate({ stripe, clock }, made)).toBe(expected);
    });

/** Typed accounts that small deposits have to prove first. */
const PROVED: readonly [type: 'us_bank_account' | 'acss_debit', currency: string, beside: Given, fates: Given][] = [
  [
    'us_bank_account',
    'usd',
    { routing_number: '110000000', account_holder_type: 'individual' },
    {
      '000123456789': 'succeeded',
      '000111111113': 'account_closed',
      '000111111116': 'no_account',
      '000222222227': 'insufficient_funds',
      '000333333335': 'debit_not_authorized',
      '000444444440': 'invalid_currency',
      '000555555559': 'disputed',
      '000000000009': 'processing',
      '000777777771': 'charge_exceeds_source_limit',
      '000888888885': 'no_account',
    },
  ],
  [
    'acss_debit',
    'cad',
    { institution_number: '000', transit_number: '11000' },
    {
      '000123456789': 'succeeded',
      '900123456789': 'succeeded',
      '000222222227': 'insufficient_funds',
      '900222222227': 'insufficient_funds',
      '000777777771': 'charge_exceeds_source_limit',
      '000888888881': 'charge_exceeds_transaction_limit',
    },
  ],
];

for (const [type, currency, beside, fates] of PROVED)
  for (const [account_number, expected] of Object.entries(fates))
    test(`${type} ${account_number}, once proved: ${expected}`, PAGE, async ({ stripe, clock }) => {
      await clock.freeze(START);
      const described = { type, billing_details: HOLDER, [type]: { ...beside, account_number } };
      const options = { mandate_options: { payment_schedule: 'sporadic', transaction_type: 'personal' } };
      const { id } = await stripe.paymentIntents.create({
        amount: 5000,
        confirm: true,
        currency,
        mandate_data: MANDATE,
        payment_method_data: described as unknown as Stripe.PaymentIntentCreateParams.PaymentMethodData,
        payment_method_types: [type],
        ...(type === 'acss_debit' && { payment_method_options: { acss_debit: options as never } }),
      });
      const made = stripe.paymentIntents.verifyMicrodeposits(id, { amounts: [32, 45] });
      expect(await fate({ stripe, clock }, made)).toBe(expected);
    });
