/** Every state of a payment intent with every action. */
import type Stripe from 'stripe';
import { intents } from '../../src/resources/payment-intents/states.ts';
import { MANDATE, pay } from '../other-methods/kinds.ts';
import { testMoves } from '../support/moves.ts';
import { recording, type Tools } from '../support/test.ts';

const PAY = { amount: 2000, currency: 'usd', payment_method_types: ['card'] };

const create = ({ stripe }: Tools, params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({ ...PAY, ...params });

const confirmed = { payment_method: 'pm_card_visa', confirm: true } as const;

const authorized = {
  ...confirmed,
  capture_method: 'manual',
  payment_method_options: {
    card: { request_incremental_authorization: 'if_available', request_multicapture: 'if_available' },
  },
} as const;

/** The bank takes three minutes. */
const processing = ({ stripe }: Tools): Promise<Stripe.PaymentIntent> =>
  pay(stripe, 'bacs_debit', 'gbp', { mandate_data: MANDATE }, { account_number: '90012345', sort_code: '108800' });

/** The customer answers on the page. */
const answer =
  (how: 'complete' | 'fail') =>
  async ({ stripe, api }: Tools, id: string): Promise<void> => {
    const { id: account } = await stripe.accounts.retrieveCurrent();
    const { client_secret } = await stripe.paymentIntents.retrieve(id);
    await api.post(`/_awning/challenge/${account}/${id}`, { client_secret: client_secret as string, answer: how });
  };

const STAYS = {
  requires_payment_method: 'requires_payment_method',
  requires_confirmation: 'requires_confirmation',
  requires_action: 'requires_action',
  requires_capture: 'requires_capture',
  processing: 'processing',
  succeeded: 'succeeded',
  canceled: 'canceled',
} as const;

const NOT_ACTIONED = /^This PaymentIntent cannot be actioned on because it has a status of \w+\./;

const NOT_CAPTURED = {
  requires_payment_method:
    /^This PaymentIntent could not be captured because it has a status of requires_payment_method\./,
  requires_confirmation: /^This PaymentIntent could not be captured because it has a status of requires_confirmation\./,
  requires_action: /^This PaymentIntent could not be captured because it has a status of requires_action\./,
  processing: /has a status of processing/,
  succeeded: /^This PaymentIntent could not be captured because it has a status of succeeded\./,
  canceled: /^This PaymentIntent could not be captured because it has a status of canceled\./,
} as const;

testMoves(recording('payment_intent_unexpected_state'), intents, {
  make: {
    requires_payment_method: (tools) => create(tools),
    requires_confirmation: (tools) => create(tools, { payment_method: 'pm_card_visa' }),
    requires_action: (tools) => create(tools, { ...confirmed, payment_method: 'pm_card_authenticationRequired' }),
    requires_capture: (tools) => create(tools, authorized),
    processing,
    succeeded: (tools) => create(tools, confirmed),
    canceled: async (tools) => tools.stripe.paymentIntents.cancel((await create(tools)).id),
  },
  act: {
    choose: { 'a method': ({ stripe }, id) => stripe.paymentIntents.update(id, { payment_method: 'pm_card_visa' }) },
    change: { 'an amount': ({ stripe }, id) => stripe.paymentIntents.update(id, { amount: 3000 }) },
    confirm: { confirm: ({ stripe }, id) => stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }) },
    authenticate: { authenticate: answer('complete'), 'say no': answer('fail') },
    verify: {
      'name deposits': ({ stripe }, id) => stripe.paymentIntents.verifyMicrodeposits(id, { amounts: [32, 45] }),
    },
    settle: { 'let the bank answer': ({ clock }) => clock.advance('1h') },
    capture: {
      capture: ({ stripe }, id) => stripe.paymentIntents.capture(id),
      'capture a part': ({ stripe }, id) =>
        stripe.paymentIntents.capture(id, { amount_to_capture: 500, final_capture: false }),
    },
    increment: { increment: ({ stripe }, id) => stripe.paymentIntents.incrementAuthorization(id, { amount: 3000 }) },
    cancel: { cancel: ({ stripe }, id) => stripe.paymentIntents.cancel(id) },
  },
  awningOnly: ['authenticate', 'say no', 'let the bank answer'],
  retrieve: ({ stripe }, id) => stripe.paymentIntents.retrieve(id),
  refusal: ({ id, status }, name) =>
    name === 'name deposits'
      ? { code: 'intent_invalid_state' }
      : { code: 'payment_intent_unexpected_state', payment_intent: { id, status } },
  table: {
    'a method': {
      requires_payment_method: 'requires_confirmation',
      requires_confirmation: 'requires_confirmation',
      requires_action: 'requires_confirmation',
      requires_capture: /has a status of requires_capture/,
      processing: /has a status of processing/,
      succeeded: /has a status of succeeded/,
      canceled: /has a status of canceled/,
    },
    'an amount': {
      requires_payment_method: 'requires_payment_method',
      requires_confirmation: 'requires_confirmation',
      requires_action: 'requires_action',
      requires_capture:
        /^This PaymentIntent's amount could not be updated because it has a status of requires_capture\./,
      processing: /has a status of processing/,
      succeeded: /^This PaymentIntent's amount could not be updated because it has a status of succeeded\./,
      canceled: /^This PaymentIntent's amount could not be updated because it has a status of canceled\./,
    },
    confirm: {
      requires_payment_method: 'succeeded',
      requires_confirmation: 'succeeded',
      requires_action: 'succeeded',
      requires_capture: /^You cannot confirm this PaymentIntent because it has a status of requires_capture\./,
      processing: /has a status of processing/,
      succeeded:
        /^You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed\.$/,
      canceled: /^You cannot confirm this PaymentIntent because it has a status of canceled\./,
    },
    capture: { ...NOT_CAPTURED, requires_capture: 'succeeded' },
    increment: {
      requires_payment_method: /has a status of requires_payment_method/,
      requires_confirmation: /has a status of requires_confirmation/,
      requires_action: /has a status of requires_action/,
      requires_capture: 'requires_capture',
      processing: /has a status of processing/,
      succeeded: /has a status of succeeded/,
      canceled: /has a status of canceled/,
    },
    cancel: {
      requires_payment_method: 'canceled',
      requires_confirmation: 'canceled',
      requires_action: 'canceled',
      requires_capture: 'canceled',
      processing: 'canceled',
      succeeded: /^You cannot cancel this PaymentIntent because it has a status of succeeded\./,
      canceled: /^You cannot cancel this PaymentIntent because it has a status of canceled\./,
    },
    'capture a part': { ...NOT_CAPTURED, requires_capture: 'requires_capture' },
    // Who answers once more is not refused.
    authenticate: { ...STAYS, requires_action: 'succeeded' },
    'say no': { ...STAYS, requires_action: 'requires_payment_method' },
    'let the bank answer': { ...STAYS, processing: 'succeeded' },
    // A card asks for none.
    'name deposits': {
      requires_payment_method: NOT_ACTIONED,
      requires_confirmation: NOT_ACTIONED,
      requires_action: NOT_ACTIONED,
      requires_capture: NOT_ACTIONED,
      processing: NOT_ACTIONED,
      succeeded: NOT_ACTIONED,
      canceled: NOT_ACTIONED,
    },
  },
});
