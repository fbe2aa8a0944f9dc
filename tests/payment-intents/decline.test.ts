/** The bank says no: the error, the intent afterwards, the charge, the events. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

const DECLINES: readonly [method: string, expected: object][] = [
  [
    'pm_card_visa_chargeDeclined',
    { code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' },
  ],
  [
    'pm_card_visa_chargeDeclinedInsufficientFunds',
    { code: 'card_declined', decline_code: 'insufficient_funds', message: 'Your card has insufficient funds.' },
  ],
  [
    'pm_card_visa_chargeDeclinedLostCard',
    { code: 'card_declined', decline_code: 'lost_card', message: 'Your card was declined.' },
  ],
  [
    'pm_card_visa_chargeDeclinedStolenCard',
    { code: 'card_declined', decline_code: 'stolen_card', message: 'Your card was declined.' },
  ],
  [
    'pm_card_chargeDeclinedExpiredCard',
    { code: 'expired_card', param: 'exp_month', message: 'Your card has expired.' },
  ],
  [
    'pm_card_chargeDeclinedIncorrectCvc',
    { code: 'incorrect_cvc', param: 'cvc', message: "Your card's security code is incorrect." },
  ],
  [
    'pm_card_chargeDeclinedProcessingError',
    { code: 'processing_error', message: 'An error occurred while processing your card. Try again in a little bit.' },
  ],
  ['pm_card_radarBlock', { code: 'card_declined', decline_code: 'fraudulent' }],
];

for (const [method, expected] of DECLINES) {
  test(`${method} is declined`, docs('testing'), async ({ stripe, events }) => {
    const { id } = await stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      payment_method_types: ['card'],
      payment_method: method,
    });
    const error = (await stripe.paymentIntents
      .confirm(id)
      .catch((thrown: unknown) => thrown)) as Stripe.errors.StripeCardError;
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, ...expected });
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(intent).toMatchObject({ status: 'requires_payment_method', payment_method: null, amount_received: 0 });
    const charge = intent.latest_charge as Stripe.Charge;
    expect(charge).toMatchObject({ status: 'failed', paid: false, captured: false, balance_transaction: null });
    expect(error.charge).toBe(charge.id);
    expect(intent.last_payment_error).toMatchObject({ ...expected, type: 'card_error', charge: charge.id });
    expect(intent.last_payment_error?.payment_method?.id).toBe(charge.payment_method);
    expect(error.payment_intent?.id).toBe(id);
    expect(await events()).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']);
  });
}

test('after a decline another card pays', docs('payments/paymentintents/lifecycle'), async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd', payment_method_types: ['card'] });
  await expect(
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa_chargeDeclined' }),
  ).rejects.toMatchObject({ statusCode: 402 });
  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_mastercard' });
  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
  const { data } = await stripe.charges.list({ payment_intent: id });
  expect(data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
});

test('what the network advises', recording('declines of 2026'), async ({ stripe }) => {
  const pay = (payment_method: string) =>
    stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      payment_method_types: ['card'],
      payment_method,
      confirm: true,
    });
  await expect(pay('pm_card_visa_chargeDeclinedLostCard')).rejects.toMatchObject({
    raw: { advice_code: 'do_not_try_again', network_advice_code: '01', network_decline_code: '41' },
  });
  await expect(pay('pm_card_visa_chargeDeclinedInsufficientFunds')).rejects.toMatchObject({
    raw: { advice_code: 'try_again_later', network_advice_code: '02', network_decline_code: '51' },
  });
});

test('a card that attaches and is declined when charged', docs('testing'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const method = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
  await expect(
    stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      customer,
      payment_method: method.id,
      payment_method_types: ['card'],
      confirm: true,
    }),
  ).rejects.toMatchObject({ code: 'card_declined' });
  await expect(stripe.paymentMethods.attach('pm_card_visa_chargeDeclined', { customer })).rejects.toMatchObject({
    statusCode: 402,
    code: 'card_declined',
  });
});
