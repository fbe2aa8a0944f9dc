/** The less known test cards. https://docs.stripe.com/testing */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';
import { chargeOf, payWith, typed } from './pay.ts';

const RADAR = docs('testing#fraud-prevention');

const BY_SETTINGS = ['highFraudDisputeScore', 'highEfwScore', 'radarDynamicRiskThreshold', 'adaptive3dsChallenge'];

for (const name of BY_SETTINGS)
  test(`pm_card_${name} passes, as no setting stops it`, RADAR, async ({ stripe }) => {
    expect(await payWith(stripe, `pm_card_${name}`)).toMatchObject({ status: 'succeeded' });
  });

test('checks fail, and the risk is elevated', RADAR, async ({ stripe }) => {
  const cvc = chargeOf(await payWith(stripe, 'pm_card_cvcCheckFailElevatedRisk'));
  expect(cvc).toMatchObject({
    outcome: { risk_level: 'elevated' },
    payment_method_details: { card: { checks: { cvc_check: 'fail' } } },
    review: expect.stringMatching(/^prv_/),
  });
  const { id } = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_avsZipFailElevatedRisk' },
    billing_details: { address: { postal_code: '12345' } },
  });
  expect(chargeOf(await payWith(stripe, id))).toMatchObject({
    outcome: { risk_level: 'elevated' },
    payment_method_details: { card: { checks: { address_postal_code_check: 'fail' } } },
  });
});

const PREVENTED = ['createRapidDisputeResolutionDispute', 'createCe3BlockDispute', 'createEthocaAlert'];

for (const name of PREVENTED)
  test(`pm_card_${name} is disputed, as nothing prevents it`, docs('testing#disputes'), async ({ stripe }) => {
    const { id } = chargeOf(await payWith(stripe, `pm_card_${name}`));
    expect((await stripe.disputes.list({ charge: id })).data).toMatchObject([{ reason: 'fraudulent' }]);
  });

const DECLINES: readonly [token: string, decline: string][] = [
  ['tok_visa_chargeCustomerFail', 'generic_decline'],
  ['tok_visa_chargeCustomerFailLostCard', 'lost_card'],
  ['tok_visa_chargeCustomerFailStolenCard', 'stolen_card'],
];

for (const [source, decline_code] of DECLINES)
  test(`${source} can be kept, and is declined`, docs('testing#declined-payments'), async ({ stripe }) => {
    const { id: customer } = await stripe.customers.create({ source });
    const charge = stripe.charges.create({ amount: 2000, currency: 'usd', customer });
    await expect(charge).rejects.toMatchObject({ code: 'card_declined', decline_code });
  });

test('a debit card without funds', docs('testing#declined-payments'), async ({ stripe }) => {
  const source = 'tok_visa_debit_chargeDeclinedInsufficientFunds';
  await expect(stripe.charges.create({ amount: 2000, currency: 'usd', source })).rejects.toMatchObject({
    decline_code: 'insufficient_funds',
  });
});

const THREE_D_SECURE = docs('testing#three-ds-cards');

test('a card of Ireland and one of the States want to be asked', THREE_D_SECURE, async ({ stripe }) => {
  for (const number of ['4000000000003220', '4000008400000027']) {
    expect(await typed(stripe, number)).toMatchObject({ status: 'requires_action' });
  }
});

test('a bank that knows without asking', THREE_D_SECURE, async ({ stripe, events }) => {
  const intent = await typed(stripe, '4000000032200000');
  expect(chargeOf(intent).payment_method_details?.card?.three_d_secure).toMatchObject({
    authentication_flow: 'frictionless',
    result: 'authenticated',
  });
  expect((await events()).slice(-3)).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
});

test('3D Secure that goes wrong', THREE_D_SECURE, async ({ stripe }) => {
  const asked = { payment_method_options: { card: { request_three_d_secure: 'any' as const } } };
  const card = (intent: Stripe.PaymentIntent) => chargeOf(intent).payment_method_details?.card;
  expect(card(await typed(stripe, '4000000000003097'))?.three_d_secure).toBeNull();
  expect(card(await typed(stripe, '4000000000003097', asked))?.three_d_secure).toMatchObject({
    result: 'processing_error',
  });
  await expect(typed(stripe, '4000008400001280')).rejects.toMatchObject({ code: 'card_declined' });
});

test('cards that a page asks a riddle for', docs('testing#captcha-challenge'), async ({ stripe }) => {
  for (const number of ['4000000000001208', '4000000000003725']) {
    expect(await typed(stripe, number)).toMatchObject({ status: 'succeeded' });
  }
});
