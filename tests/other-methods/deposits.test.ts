/** Accounts that were typed are proved by micro-deposits. https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, recording, type Tools, test } from '../support/test.ts';
import { answer, debit, MANDATE, pay } from './kinds.ts';

const ACH = docs('payments/ach-direct-debit/accept-a-payment');
const TYPED = { account_holder_type: 'individual', account_number: '000123456789', routing_number: '110000000' };

const wrong = (stripe: Stripe, id: string) => stripe.paymentIntents.verifyMicrodeposits(id, { amounts: [1, 2] });

const waiting = async (stripe: Stripe): Promise<string> =>
  (await pay(stripe, 'us_bank_account', 'usd', { mandate_data: MANDATE }, TYPED)).id;

test('while deposits are awaited', docs('payments/paymentintents/lifecycle'), async ({ stripe }) => {
  const { paymentIntents } = stripe;
  const other = { payment_method: 'pm_usBankAccount_success' };
  expect((await paymentIntents.update(await waiting(stripe), other)).status).toBe('requires_confirmation');
  expect((await paymentIntents.update(await waiting(stripe), { amount: 3000 })).status).toBe('requires_action');
  const again = { ...other, mandate_data: MANDATE };
  expect((await paymentIntents.confirm(await waiting(stripe), again)).status).toBe('processing');
  await expect(paymentIntents.capture(await waiting(stripe))).rejects.toThrow(/has a status of requires_action/);
  expect((await paymentIntents.cancel(await waiting(stripe))).status).toBe('canceled');
});

test('an account that was typed is proved by two deposits', ACH, async ({ stripe, events }) => {
  const { id: customer } = await stripe.customers.create();
  const more = { customer, mandate_data: MANDATE, setup_future_usage: 'off_session' as const };
  const intent = await pay(stripe, 'us_bank_account', 'usd', more, TYPED);
  expect(intent).toMatchObject({
    status: 'requires_action',
    next_action: {
      type: 'verify_with_microdeposits',
      verify_with_microdeposits: { microdeposit_type: 'descriptor_code' },
    },
  });
  await expect(wrong(stripe, intent.id)).rejects.toMatchObject({
    statusCode: 400,
    code: 'payment_method_microdeposit_verification_amounts_mismatch',
    message:
      'The amounts provided do not match the amounts that were sent to the bank account. You have 9 verification attempts remaining.',
  });
  await expect(
    stripe.paymentIntents.verifyMicrodeposits(intent.id, { descriptor_code: 'SM22BB' }),
  ).rejects.toMatchObject({ code: 'payment_method_microdeposit_verification_descriptor_code_mismatch' });
  const verified = await stripe.paymentIntents.verifyMicrodeposits(intent.id, { amounts: [45, 32] });
  expect(verified).toMatchObject({ status: 'processing', next_action: null });
  await expect(wrong(stripe, intent.id)).rejects.toMatchObject({
    code: 'intent_invalid_state',
    message: expect.stringContaining(
      'Only a PaymentIntent with one of the following statuses may be actioned on: ["requires_action"].',
    ),
  });
  const again = {
    customer,
    off_session: true,
    mandate_data: undefined as never,
    payment_method: intent.payment_method as string,
  };
  expect((await debit(stripe, 'pm_usBankAccount_x', 'usd', again)).status).toBe('processing');
  expect(await events()).toEqual(
    expect.arrayContaining(['payment_intent.requires_action', 'payment_method.attached', 'payment_intent.processing']),
  );
});

const GIVEN_UP: readonly [given: Stripe.PaymentIntentVerifyMicrodepositsParams, code: string][] = [
  [{ descriptor_code: 'SM33CC' }, 'payment_method_microdeposit_verification_attempts_exceeded'],
  [{ amounts: [40, 41] }, 'payment_method_microdeposit_verification_timeout'],
];

for (const [given, code] of GIVEN_UP) {
  test(`${JSON.stringify(given)} gives the account up`, ACH, async ({ stripe, events }) => {
    const { id } = await pay(stripe, 'us_bank_account', 'usd', { mandate_data: MANDATE }, TYPED);
    await expect(stripe.paymentIntents.verifyMicrodeposits(id, given)).rejects.toMatchObject({ statusCode: 400, code });
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code },
    });
    expect((await events()).at(-1)).toBe('payment_intent.payment_failed');
  });
}

test('in Canada three tries are too many', docs('payments/acss-debit/accept-a-payment'), async ({ stripe }) => {
  const account = { account_number: '000123456789', institution_number: '000', transit_number: '11000' };
  const { id } = await pay(stripe, 'acss_debit', 'cad', { mandate_data: MANDATE }, account);
  for (const left of [2, 1])
    await expect(wrong(stripe, id)).rejects.toMatchObject({ message: new RegExp(`have ${left} ver`) });
  await expect(wrong(stripe, id)).rejects.toMatchObject({
    code: 'payment_method_microdeposit_verification_attempts_exceeded',
  });
});

test('deposits that do not arrive come back', ACH, async ({ stripe }) => {
  const account = { ...TYPED, account_number: '000666666661' };
  const { id } = await pay(stripe, 'us_bank_account', 'usd', { mandate_data: MANDATE }, account);
  await eventually(async () => {
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_method_microdeposit_failed' },
    });
  });
});

const setUpTyped = ({ stripe }: Pick<Tools, 'stripe'>) =>
  stripe.setupIntents.create({
    confirm: true,
    mandate_data: { customer_acceptance: { type: 'offline' } },
    payment_method_data: { type: 'us_bank_account', billing_details: { name: 'Ada' }, us_bank_account: TYPED as never },
    payment_method_types: ['us_bank_account'],
  });

test('a setup is proved by a code', recording('verify_with_microdeposits'), async ({ stripe, events }) => {
  const setup = await setUpTyped({ stripe });
  expect(setup).toMatchObject({
    status: 'requires_action',
    mandate: expect.stringMatching(/^mandate_/),
    next_action: { type: 'verify_with_microdeposits' },
  });
  expect((await stripe.mandates.retrieve(setup.mandate as string)).status).toBe('pending');
  const done = await stripe.setupIntents.verifyMicrodeposits(setup.id, { descriptor_code: 'SM11AA' });
  expect(done).toMatchObject({ status: 'succeeded', mandate: setup.mandate });
  expect((await stripe.mandates.retrieve(setup.mandate as string)).status).toBe('active');
  expect((await events()).at(-1)).toBe('setup_intent.succeeded');
  await expect(stripe.setupIntents.verifyMicrodeposits(setup.id, { amounts: [32, 45] })).rejects.toMatchObject({
    code: 'intent_invalid_state',
    message:
      'This SetupIntent cannot be actioned on because it has a status of succeeded. Only a SetupIntent with one of the following statuses may be actioned on: ["requires_action"].',
  });
});

test('a setup is given up after too many tries', ACH, async ({ stripe, events }) => {
  const setup = await setUpTyped({ stripe });
  await expect(stripe.setupIntents.verifyMicrodeposits(setup.id, { amounts: [10, 11] })).rejects.toMatchObject({
    code: 'payment_method_microdeposit_verification_attempts_exceeded',
  });
  expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({ status: 'requires_payment_method' });
  expect((await events()).at(-1)).toBe('setup_intent.setup_failed');
});

test.awningOnly('the page takes the code too', ACH, async ({ stripe }) => {
  const intent = await pay(stripe, 'us_bank_account', 'usd', { mandate_data: MANDATE }, TYPED);
  await answer(intent, 'verify', { descriptor_code: 'SM11AA' });
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('processing');
  const setup = await setUpTyped({ stripe });
  await answer(setup, 'verify', { descriptor_code: 'SM11AA' });
  expect((await stripe.setupIntents.retrieve(setup.id)).status).toBe('succeeded');
});
