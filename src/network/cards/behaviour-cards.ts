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
  row('chargeCustomerFail', '4000000000000341', { decline: 'generic_decline', attaches: true }),
];

/** https://docs.stripe.com/testing#fraud-prevention */
const CHECKED: readonly TestCard[] = [
  row('riskLevelHighest', '4000000000004954', { risk: 'highest' }),
  row('riskLevelElevated', '4000000000009235', { risk: 'elevated' }),
  row('cvcCheckFail', '4000000000000101', { checks: { cvc: 'fail' } }),
  row('avsZipFail', '4000000000000036', { checks: { postalCode: 'fail' } }),
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
  row('threeDSecure2Required', '4000000000003220', { threeDSecure: 'required' }),
  row('threeDSecureRequired', '4000000000003063', { threeDSecure: 'required' }),
  row('threeDSecureRequiredChargeDeclined', '4000008400001629', {
    threeDSecure: 'required',
    decline: 'generic_decline',
    attaches: true,
  }),
  row('threeDSecureRequiredProcessingError', '4000008400001280', { decline: 'generic_decline', attaches: true }),
  row('threeDSecureOptional', '4000000000003055', { threeDSecure: 'enrolled' }),
  row('threeDSecureOptionalProcessingError', '4000000000003097'),
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

export const BEHAVIOUR_CARDS: readonly TestCard[] = [...DECLINED, ...CHECKED, ...DISPUTED, ...MONEY, ...AUTHENTICATED];
