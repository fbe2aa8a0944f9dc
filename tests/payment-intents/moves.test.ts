/** Every state of a payment intent with every action. */
import type Stripe from 'stripe';
import { testMoves } from '../support/moves.ts';
import { recording } from '../support/test.ts';

const PAY = { amount: 2000, currency: 'usd', payment_method_types: ['card'] };

type State =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';
type Action = 'a method' | 'an amount' | 'confirm' | 'capture' | 'increment' | 'cancel';

const create = (stripe: Stripe, params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({ ...PAY, ...params });

const confirmed = { payment_method: 'pm_card_visa', confirm: true } as const;

testMoves<State, Action>(recording('payment_intent_unexpected_state'), {
  make: {
    requires_payment_method: (stripe) => create(stripe),
    requires_confirmation: (stripe) => create(stripe, { payment_method: 'pm_card_visa' }),
    requires_action: (stripe) => create(stripe, { ...confirmed, payment_method: 'pm_card_authenticationRequired' }),
    requires_capture: (stripe) =>
      create(stripe, {
        ...confirmed,
        capture_method: 'manual',
        payment_method_options: { card: { request_incremental_authorization: 'if_available' } },
      }),
    succeeded: (stripe) => create(stripe, confirmed),
    canceled: async (stripe) => stripe.paymentIntents.cancel((await create(stripe)).id),
  },
  act: {
    'a method': (stripe, id) => stripe.paymentIntents.update(id, { payment_method: 'pm_card_visa' }),
    'an amount': (stripe, id) => stripe.paymentIntents.update(id, { amount: 3000 }),
    confirm: (stripe, id) => stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    capture: (stripe, id) => stripe.paymentIntents.capture(id),
    increment: (stripe, id) => stripe.paymentIntents.incrementAuthorization(id, { amount: 3000 }),
    cancel: (stripe, id) => stripe.paymentIntents.cancel(id),
  },
  retrieve: (stripe, id) => stripe.paymentIntents.retrieve(id),
  refusal: ({ id, status }) => ({ code: 'payment_intent_unexpected_state', payment_intent: { id, status } }),
  table: {
    'a method': {
      requires_payment_method: 'requires_confirmation',
      requires_confirmation: 'requires_confirmation',
      requires_action: 'requires_confirmation',
      requires_capture: /has a status of requires_capture/,
      succeeded: /has a status of succeeded/,
      canceled: /has a status of canceled/,
    },
    'an amount': {
      requires_payment_method: 'requires_payment_method',
      requires_confirmation: 'requires_confirmation',
      requires_action: 'requires_action',
      requires_capture:
        /^This PaymentIntent's amount could not be updated because it has a status of requires_capture\./,
      succeeded: /^This PaymentIntent's amount could not be updated because it has a status of succeeded\./,
      canceled: /^This PaymentIntent's amount could not be updated because it has a status of canceled\./,
    },
    confirm: {
      requires_payment_method: 'succeeded',
      requires_confirmation: 'succeeded',
      requires_action: 'succeeded',
      requires_capture: /^You cannot confirm this PaymentIntent because it has a status of requires_capture\./,
      succeeded:
        /^You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed\.$/,
      canceled: /^You cannot confirm this PaymentIntent because it has a status of canceled\./,
    },
    capture: {
      requires_payment_method:
        /^This PaymentIntent could not be captured because it has a status of requires_payment_method\./,
      requires_confirmation:
        /^This PaymentIntent could not be captured because it has a status of requires_confirmation\./,
      requires_action: /^This PaymentIntent could not be captured because it has a status of requires_action\./,
      requires_capture: 'succeeded',
      succeeded: /^This PaymentIntent could not be captured because it has a status of succeeded\./,
      canceled: /^This PaymentIntent could not be captured because it has a status of canceled\./,
    },
    increment: {
      requires_payment_method: /has a status of requires_payment_method/,
      requires_confirmation: /has a status of requires_confirmation/,
      requires_action: /has a status of requires_action/,
      requires_capture: 'requires_capture',
      succeeded: /has a status of succeeded/,
      canceled: /has a status of canceled/,
    },
    cancel: {
      requires_payment_method: 'canceled',
      requires_confirmation: 'canceled',
      requires_action: 'canceled',
      requires_capture: 'canceled',
      succeeded: /^You cannot cancel this PaymentIntent because it has a status of succeeded\./,
      canceled: /^You cannot cancel this PaymentIntent because it has a status of canceled\./,
    },
  },
});
