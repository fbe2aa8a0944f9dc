/** Cards by what comes of them. https://docs.stripe.com/testing */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, test } from '../support/test.ts';
import { cardOf, chargeOf, payWith, typed } from './pay.ts';

const DECLINED: readonly [number: string, name: string, code: string, decline_code: string][] = [
  ['4000000000000002', 'visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['4000000000009995', 'visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['4000000000009987', 'visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['4000000000009979', 'visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
  ['4000000000000069', 'chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ['4000000000000127', 'chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
  ['4000000000000119', 'chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
  ['4000000000006975', 'visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
];

for (const [number, name, code, decline_code] of DECLINED)
  test(`${number} is declined: ${decline_code}`, docs('testing#declined-payments'), async ({ stripe, events }) => {
    const declined = { statusCode: 402, code, decline_code };
    await expect(typed(stripe, number)).rejects.toMatchObject(declined);
    expect(await events()).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']);
    await expect(payWith(stripe, `pm_card_${name}`)).rejects.toMatchObject(declined);
    const byToken = stripe.charges.create({ amount: 2000, currency: 'usd', source: `tok_${name}` });
    await expect(byToken).rejects.toMatchObject(declined);
    const { id: customer } = await stripe.customers.create();
    const kept = stripe.paymentMethods.attach(`pm_card_${name}`, { customer });
    await expect(kept).rejects.toMatchObject({ statusCode: 402, code });
  });

for (const [number, name] of [
  ['4100000000000019', 'radarBlock'],
  ['4000000000004954', 'riskLevelHighest'],
] as const)
  test(`${number}, pm_card_${name}, is blocked`, docs('testing#fraud-prevention'), async ({ stripe }) => {
    const blocked = { code: 'card_declined', decline_code: 'fraudulent' };
    await expect(typed(stripe, number)).rejects.toMatchObject(blocked);
    await expect(payWith(stripe, `pm_card_${name}`)).rejects.toMatchObject(blocked);
    const [charge] = (await stripe.charges.list()).data;
    expect(charge?.outcome).toMatchObject({ type: 'blocked', risk_level: 'highest' });
  });

type Checks = Stripe.Charge.PaymentMethodDetails.Card.Checks;
const PASS: Checks = { address_line1_check: 'pass', address_postal_code_check: 'pass', cvc_check: 'pass' };

const CHECKED: readonly [number: string, checks: Partial<Checks>][] = [
  ['4000000000000101', { cvc_check: 'fail' }],
  ['4000000000000036', { address_postal_code_check: 'fail' }],
  ['4000000000000028', { address_line1_check: 'fail' }],
  ['4000000000000010', { address_line1_check: 'fail', address_postal_code_check: 'fail' }],
  ['4000000000000044', { address_line1_check: 'unavailable', address_postal_code_check: 'unavailable' }],
];

for (const [number, checks] of CHECKED)
  test(`${number} passes in spite of its checks`, docs('testing#fraud-prevention'), async ({ stripe }) => {
    const intent = await typed(stripe, number);
    expect(intent.status).toBe('succeeded');
    expect(cardOf(intent)?.checks).toEqual({ ...PASS, ...checks });
  });

const DISPUTED: readonly [number: string, name: string, reason: string, status: string][] = [
  ['4000000000000259', 'createDispute', 'fraudulent', 'needs_response'],
  ['4000000000002685', 'createDisputeProductNotReceived', 'product_not_received', 'needs_response'],
  ['4000000000001976', 'createDisputeInquiry', 'fraudulent', 'warning_needs_response'],
  ['4000000404000038', 'createCe3EligibleDispute', 'fraudulent', 'needs_response'],
  ['4000008400000779', 'createComplianceDispute', 'noncompliant', 'needs_response'],
  ['5105008400000002', 'createMastercardComplianceDispute', 'noncompliant', 'needs_response'],
  ['4000000001000043', 'createAutoRepresentmentEligibleDispute', 'fraudulent', 'needs_response'],
];

for (const [number, name, reason, status] of DISPUTED)
  test(`${number}, pm_card_${name}, is disputed: ${reason}`, docs('testing#disputes'), async ({ stripe }) => {
    for (const intent of [await typed(stripe, number), await payWith(stripe, `pm_card_${name}`)]) {
      const charge = chargeOf(intent).id;
      expect((await stripe.disputes.list({ charge })).data).toMatchObject([{ reason, status }]);
    }
  });

for (const number of ['4000000000000077', '4000003720000278'])
  test(`money of ${number} is available`, docs('testing#available-balance'), async ({ stripe }) => {
    const { latest_charge } = await typed(stripe, number);
    await eventually(async () => {
      const charge = await stripe.charges.retrieve((latest_charge as Stripe.Charge).id, {
        expand: ['balance_transaction'],
      });
      expect(charge.balance_transaction).toMatchObject({ status: 'available' });
    });
  });

const ASKING: readonly [number: string, name?: string][] = [
  ['4000002500003155', 'authenticationRequiredOnSetup'],
  ['4000002760003184', 'authenticationRequired'],
  ['4000003800000446', 'authenticationRequiredSetupForOffSession'],
  ['4000008260003178', 'authenticationRequiredChargeDeclinedInsufficientFunds'],
  ['4000000000003220', 'threeDSecure2Required'],
  ['4000000000003063', 'threeDSecureRequired'],
  ['4000008400001629', 'threeDSecureRequiredChargeDeclined'],
  ['4000008400000027'],
  ['4000003560000123'],
  ['4000582600000094'],
  ['4000582600000045'],
  ['4000582600000102'],
  ['4000582600000110'],
];

for (const [number, name] of ASKING)
  test(`${number} asks the customer`, docs('testing#regulatory-cards'), async ({ stripe, events }) => {
    expect(await typed(stripe, number)).toMatchObject({ status: 'requires_action' });
    expect(await events()).toEqual(['payment_intent.created', 'payment_intent.requires_action']);
    if (name !== undefined)
      expect(await payWith(stripe, `pm_card_${name}`)).toMatchObject({ status: 'requires_action' });
  });

test('4000000000003055 asks where that is wanted', docs('testing#three-ds-cards'), async ({ stripe }) => {
  expect(await typed(stripe, '4000000000003055')).toMatchObject({ status: 'succeeded' });
  const wanted = { payment_method_options: { card: { request_three_d_secure: 'any' as const } } };
  expect(await typed(stripe, '4000000000003055', wanted)).toMatchObject({ status: 'requires_action' });
  expect(cardOf(await typed(stripe, '4242424242424242', wanted))?.three_d_secure).toMatchObject({
    result: 'attempt_acknowledged',
  });
  expect(cardOf(await typed(stripe, '378282246310005', wanted))?.three_d_secure).toBeNull();
});
