/** Cards that make something happen. https://docs.stripe.com/testing */
import { row, type TestCard } from './card.ts';

/** https://docs.stripe.com/testing#declined-payments */
const DECLINED: readonly TestCard[] = [
  row('visa_chargeDeclined', '4000000000000002', { decline: 'generic_decline', alsoNamed: ['chargeDeclined'] }),
  row('visa_chargeDeclinedInsufficientFunds', '4000000000009995', {
    decline: 'insufficient_funds',
    alsoNamed: ['chargeDeclinedInsufficientFunds'],
  }),
  row('visa_chargeDeclinedLostCard', '4000000000009987', {
    decline: 'lost_card',
    alsoNamed: ['chargeDeclinedLostCard'],
  }),
  row('visa_chargeDeclinedStolenCard', '4000000000009979', {
    decline: 'stolen_card',
    alsoNamed: ['chargeDeclinedStolenCard'],
  }),
  row('visa_chargeDeclinedVelocityLimitExceeded', '4000000000006975', {
    decline: 'card_velocity_exceeded',
    alsoNamed: ['chargeDeclinedVelocityLimitExceeded'],
  }),
  row('visa_chargeDeclinedFraudulent', '4100000000000019', {
    risk: 'blocked',
    alsoNamed: ['radarBlock', 'chargeDeclinedFraudulent'],
  }),
  row('chargeDeclinedExpiredCard', '4000000000000069', {
    decline: 'expired_card',
    alsoNamed: ['visa_chargeDeclinedExpiredCard'],
  }),
  row('chargeDeclinedIncorrectCvc', '4000000000000127', {
    decline: 'incorrect_cvc',
    alsoNamed: ['visa_chargeDeclinedIncorrectCvc'],
  }),
  row('chargeDeclinedProcessingError', '4000000000000119', {
    decline: 'processing_error',
    alsoNamed: ['visa_chargeDeclinedProcessingError'],
  }),
  row('chargeCustomerFail', '4000000000000341', {
    decline: 'generic_decline',
    attaches: true,
    alsoNamed: ['visa_chargeCustomerFail'],
  }),
  // Known by name only: they show the numbers of their kin.
  row('visa_debit_chargeDeclinedInsufficientFunds', '4000000000009995', {
    funding: 'debit',
    decline: 'insufficient_funds',
  }),
  row('visa_chargeCustomerFailLostCard', '4000000000000341', { decline: 'lost_card', attaches: true }),
  row('visa_chargeCustomerFailStolenCard', '4000000000000341', { decline: 'stolen_card', attaches: true }),
];

/** https://docs.stripe.com/testing#fraud-prevention */
const CHECKED: readonly TestCard[] = [
  row('riskLevelHighest', '4000000000004954', { risk: 'highest' }),
  row('riskLevelElevated', '4000000000009235', { risk: 'elevated' }),
  // What an account's own settings may stop, and the settings of a new account do not.
  row('highFraudDisputeScore', '4000008400000407'),
  row('highEfwScore', '4000008400000159'),
  row('radarDynamicRiskThreshold', '4000008400001017'),
  row('adaptive3dsChallenge', '4000008405600003', { threeDSecure: 'enrolled' }),
  row('cvcCheckFail', '4000000000000101', { checks: { cvc: 'fail' } }),
  row('avsZipFail', '4000000000000036', { checks: { postalCode: 'fail' } }),
  row('cvcCheckFailElevatedRisk', '4000058400307872', { checks: { cvc: 'fail' }, risk: 'elevated' }),
  row('avsZipFailElevatedRisk', '4000058400306072', { checks: { postalCode: 'fail' }, risk: 'elevated' }),
  row('avsLine1Fail', '4000000000000028', { checks: { line1: 'fail' } }),
  row('avsFail', '4000000000000010', { checks: { line1: 'fail', postalCode: 'fail' } }),
  row('avsUnchecked', '4000000000000044', { checks: { line1: 'unavailable', postalCode: 'unavailable' } }),
];

/** https://docs.stripe.com/testing#disputes */
const DISPUTED: readonly TestCard[] = [
  row('createDispute', '4000000000000259', { dispute: 'fraudulent', alsoNamed: ['visa_createDispute'] }),
  row('createDisputeProductNotReceived', '4000000000002685', {
    dispute: 'product_not_received',
    alsoNamed: ['visa_createDisputeProductNotReceived'],
  }),
  row('createDisputeInquiry', '4000000000001976', { dispute: 'inquiry', alsoNamed: ['visa_createDisputeInquiry'] }),
  row('createIssuerFraudRecord', '4000000000005423', { dispute: 'early_fraud_warning' }),
  row('createMultipleDisputes', '4000000404000079', { dispute: 'multiple' }),
  row('createCe3EligibleDispute', '4000000404000038', { dispute: 'compelling_evidence' }),
  row('createComplianceDispute', '4000008400000779', { dispute: 'compliance' }),
  row('createMastercardComplianceDispute', '5105008400000002', { brand: 'mastercard', dispute: 'compliance' }),
  row('createAutoRepresentmentEligibleDispute', '4000000001000043', { dispute: 'fraudulent' }),
  // An account that is enrolled in nothing does not prevent these.
  row('createRapidDisputeResolutionDispute', '4000000404004816', { dispute: 'fraudulent' }),
  row('createCe3BlockDispute', '4000000404005649', { dispute: 'fraudulent' }),
  row('createEthocaAlert', '5105000300000018', { brand: 'mastercard', dispute: 'fraudulent' }),
];

/** https://docs.stripe.com/testing#refunds and #available-balance */
const MONEY: readonly TestCard[] = [
  row('pendingRefund', '4000000000007726', { refund: 'pending', alsoNamed: ['refundPending'] }),
  row('refundFail', '4000000000005126', { refund: 'fails' }),
  row('bypassPending', '4000000000000077', { available: true }),
  row('bypassPendingInternational', '4000003720000278', { country: 'IE', available: true }),
];

/** https://docs.stripe.com/testing#regulatory-cards, #three-ds-cards, and https://docs.stripe.com/india-recurring-payments */
const AUTHENTICATED: readonly TestCard[] = [
  row('authenticationRequiredOnSetup', '4000002500003155', { country: 'FR', threeDSecure: 'until_set_up' }),
  row('authenticationRequired', '4000002760003184', { country: 'DE', threeDSecure: 'required' }),
  row('authenticationRequiredSetupForOffSession', '4000003800000446', { country: 'IT', threeDSecure: 'set_up' }),
  row('authenticationRequiredChargeDeclinedInsufficientFunds', '4000008260003178', {
    country: 'GB',
    threeDSecure: 'required',
    decline: 'insufficient_funds',
    attaches: true,
  }),
  row('inMandate', '4000003560000123', { country: 'IN', threeDSecure: 'until_set_up', unnamed: true }),
  row('threeDSecure2Required', '4000000000003220', { country: 'IE', threeDSecure: 'required' }),
  row('threeDSecureRequiredUs', '4000008400000027', { threeDSecure: 'required', unnamed: true }),
  row('threeDSecureFrictionless', '4000000032200000', { threeDSecure: 'frictionless', unnamed: true }),
  row('threeDSecureRequired', '4000000000003063', { threeDSecure: 'required' }),
  row('threeDSecureRequiredChargeDeclined', '4000008400001629', {
    threeDSecure: 'required',
    decline: 'generic_decline',
    attaches: true,
  }),
  row('threeDSecureRequiredProcessingError', '4000008400001280', {
    threeDSecure: 'broken',
    decline: 'generic_decline',
    attaches: true,
  }),
  row('threeDSecureOptional', '4000000000003055', { threeDSecure: 'enrolled' }),
  row('threeDSecureOptionalProcessingError', '4000000000003097', { threeDSecure: 'broken' }),
  row('threeDSecureOutOfBand', '4000582600000094', {
    country: 'GB',
    funding: 'debit',
    threeDSecure: 'required',
    unnamed: true,
  }),
  row('threeDSecureOneTimePasscode', '4000582600000045', {
    country: 'GB',
    funding: 'debit',
    threeDSecure: 'required',
    unnamed: true,
  }),
  row('threeDSecureSingleSelect', '4000582600000102', {
    country: 'GB',
    funding: 'debit',
    threeDSecure: 'required',
    unnamed: true,
  }),
  row('threeDSecureMultiSelect', '4000582600000110', {
    country: 'GB',
    funding: 'debit',
    threeDSecure: 'required',
    unnamed: true,
  }),
];

/** The question is asked by pages of Stripe's own. https://docs.stripe.com/testing#captcha-challenge */
const CAPTCHA: readonly TestCard[] = [
  row('captcha', '4000000000001208', { unnamed: true }),
  row('captcha_second', '4000000000003725', { unnamed: true }),
];

export const BEHAVIOUR_CARDS: readonly TestCard[] = [
  ...DECLINED,
  ...CHECKED,
  ...DISPUTED,
  ...MONEY,
  ...AUTHENTICATED,
  ...CAPTCHA,
];
