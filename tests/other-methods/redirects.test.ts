/** Methods that send the customer to a page of the provider. https://docs.stripe.com/payments/bank-redirects */
import { expect } from 'vitest';
import { assumed, docs, recording, test } from '../support/test.ts';
import { answer, HOLDER, MANDATE, pageOf, pay } from './kinds.ts';

const PAGE = docs('payments/payment-methods/overview');

/** What each method takes, and the form of its next action. */
const METHODS: readonly [type: string, currency: string, action: string][] = [
  ['affirm', 'usd', 'redirect_to_url'],
  ['afterpay_clearpay', 'usd', 'redirect_to_url'],
  ['alipay', 'usd', 'alipay_handle_redirect'],
  ['amazon_pay', 'usd', 'redirect_to_url'],
  ['bancontact', 'eur', 'redirect_to_url'],
  ['blik', 'pln', 'redirect_to_url'],
  ['cashapp', 'usd', 'cashapp_handle_redirect_or_display_qr_code'],
  ['eps', 'eur', 'redirect_to_url'],
  ['ideal', 'eur', 'redirect_to_url'],
  ['klarna', 'eur', 'redirect_to_url'],
  ['mobilepay', 'dkk', 'redirect_to_url'],
  ['p24', 'pln', 'redirect_to_url'],
  ['paynow', 'sgd', 'paynow_display_qr_code'],
  ['paypal', 'eur', 'redirect_to_url'],
  ['promptpay', 'thb', 'promptpay_display_qr_code'],
  ['revolut_pay', 'gbp', 'redirect_to_url'],
  ['swish', 'sek', 'swish_handle_redirect_or_display_qr_code'],
  ['twint', 'chf', 'redirect_to_url'],
  ['wechat_pay', 'usd', 'wechat_pay_display_qr_code'],
  ['zip', 'aud', 'redirect_to_url'],
];

for (const [type, currency, action] of METHODS) {
  test.awningOnly(`${type}: the customer approves on a page`, PAGE, async ({ stripe, events }) => {
    const intent = await pay(stripe, type, currency);
    expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: action }, latest_charge: null });
    expect(await (await fetch(pageOf(intent))).text()).toContain('"asks":"provider"');
    const back = await answer(intent, 'complete');
    expect(back.searchParams.get('redirect_status')).toBe('succeeded');
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(paid).toMatchObject({
      status: 'succeeded',
      amount_received: 5000,
      next_action: null,
      latest_charge: { status: 'succeeded', paid: true, payment_method_details: { type, [type]: {} } },
    });
    expect((await events()).slice(0, 4)).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
  });

  test.awningOnly(`${type}: or says no`, PAGE, async ({ stripe, events }) => {
    const intent = await pay(stripe, type, currency);
    expect((await answer(intent, 'fail')).searchParams.get('redirect_status')).toBe('failed');
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    expect(failed).toMatchObject({ status: 'requires_payment_method', payment_method: null, latest_charge: null });
    expect(failed.last_payment_error).toMatchObject({ type: 'invalid_request_error', payment_method: { type } });
    expect(await events()).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'payment_intent.payment_failed',
    ]);
  });
}

test('its charge is called a payment', recording('py_ of a charge'), async ({ stripe }) => {
  const intent = await pay(stripe, 'link', 'usd', {
    capture_method: 'automatic',
    expand: ['latest_charge.balance_transaction'],
  });
  expect(intent.status).toBe('succeeded');
  expect(intent.latest_charge).toMatchObject({
    id: expect.stringMatching(/^py_3/),
    balance_transaction: { type: 'payment', reporting_category: 'charge' },
    calculated_statement_descriptor: null,
  });
  const refund = await stripe.refunds.create({ payment_intent: intent.id, expand: ['balance_transaction'] });
  expect(refund).toMatchObject({
    id: expect.stringMatching(/^pyr_/),
    status: 'succeeded',
    balance_transaction: { type: 'payment_refund', reporting_category: 'refund' },
  });
});

test.awningOnly('money that is set aside', docs('payments/klarna/accept-a-payment'), async ({ stripe }) => {
  const intent = await pay(stripe, 'klarna', 'usd', { capture_method: 'manual' });
  await answer(intent, 'complete');
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'requires_capture' });
  expect((await stripe.paymentIntents.capture(intent.id)).amount_received).toBe(5000);
});

test.awningOnly('Sofort tells days later', docs('payments/sofort'), async ({ stripe }) => {
  const intent = await pay(stripe, 'sofort', 'eur', {}, { country: 'DE' });
  await answer(intent, 'complete');
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('processing');
});

test('what a method does not take', docs('payments/payment-methods/integration-options'), async ({ stripe }) => {
  await expect(pay(stripe, 'bancontact', 'usd')).rejects.toMatchObject({
    statusCode: 400,
    param: 'payment_method_types',
    message: 'The currency provided (usd) is invalid. Payments with bancontact support the following currencies: eur.',
  });
  await expect(pay(stripe, 'ideal', 'eur', { capture_method: 'manual' })).rejects.toMatchObject({
    param: 'capture_method',
  });
  await expect(pay(stripe, 'affirm', 'usd', { setup_future_usage: 'off_session' })).rejects.toMatchObject({
    param: 'setup_future_usage',
  });
  await expect(pay(stripe, 'nonsense', 'usd')).rejects.toMatchObject({ statusCode: 400 });
});

test.awningOnly(
  'iDEAL leaves a SEPA debit for later',
  docs('payments/ideal/set-up-payment'),
  async ({ stripe, events }) => {
    const { id: customer } = await stripe.customers.create();
    const intent = await stripe.setupIntents.create({
      customer,
      confirm: true,
      mandate_data: MANDATE,
      payment_method_types: ['ideal'],
      payment_method_data: { type: 'ideal', billing_details: HOLDER, ideal: { bank: 'ing' } },
      return_url: 'https://shop.example.com/done',
    });
    await answer(intent, 'complete');
    const { latest_attempt } = await stripe.setupIntents.retrieve(intent.id, { expand: ['latest_attempt'] });
    const details = (latest_attempt as import('stripe').Stripe.SetupAttempt).payment_method_details.ideal;
    expect(details).toMatchObject({ bank: 'ing', bic: 'INGBNL2A', iban_last4: '5264' });
    const debit = await stripe.paymentMethods.retrieve(details?.generated_sepa_debit as string);
    expect(debit).toMatchObject({ type: 'sepa_debit', customer, sepa_debit: { country: 'NL' } });
    const mandate = await stripe.mandates.retrieve(details?.generated_sepa_debit_mandate as string);
    expect(mandate).toMatchObject({ status: 'active', payment_method: debit.id });
    expect((await events()).slice(-2)).toEqual(['payment_method.attached', 'setup_intent.succeeded']);
    const paid = await stripe.paymentIntents.create({
      amount: 1000,
      currency: 'eur',
      customer,
      confirm: true,
      off_session: true,
      payment_method: debit.id,
      payment_method_types: ['sepa_debit'],
    });
    expect(paid.status).toBe('processing');
  },
);

test.awningOnly(
  'a wallet that is kept pays off session',
  docs('payments/cash-app-pay/set-up-payment'),
  async ({ stripe }) => {
    const { id: customer } = await stripe.customers.create();
    const intent = await pay(stripe, 'cashapp', 'usd', { customer, setup_future_usage: 'off_session' });
    await answer(intent, 'complete');
    const [method] = (await stripe.customers.listPaymentMethods(customer)).data;
    const again = await stripe.paymentIntents.create({
      amount: 1000,
      currency: 'usd',
      customer,
      confirm: true,
      off_session: true,
      payment_method: method?.id ?? '',
      payment_method_types: ['cashapp'],
    });
    expect(again.status).toBe('succeeded');
  },
);

test('what pays once cannot be saved', assumed('the table of methods says so'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const method = await stripe.paymentMethods.create({ type: 'eps', billing_details: { name: 'Ada' } });
  await expect(stripe.paymentMethods.attach(method.id, { customer })).rejects.toMatchObject({ statusCode: 400 });
});
