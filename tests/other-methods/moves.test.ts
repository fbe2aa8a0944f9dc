/** Payment intents that wait for a bank or a customer, with every action. */
import type Stripe from 'stripe';
import { testMoves } from '../support/moves.ts';
import { docs } from '../support/test.ts';
import { debit, MANDATE, pay } from './kinds.ts';

type State = 'processing' | 'requires_action';
/** Where they lead besides. */
type End = 'requires_confirmation' | 'canceled';
type Action = 'a method' | 'an amount' | 'confirm' | 'capture' | 'cancel';

const TYPED = { account_holder_type: 'individual', account_number: '000123456789', routing_number: '110000000' };

testMoves<State, Action, End>(docs('payments/paymentintents/lifecycle'), {
  make: {
    processing: (stripe) => debit(stripe, 'pm_usBankAccount_processing', 'usd'),
    requires_action: (stripe) => pay(stripe, 'us_bank_account', 'usd', { mandate_data: MANDATE }, TYPED),
  },
  act: {
    'a method': (stripe, id) => stripe.paymentIntents.update(id, { payment_method: 'pm_usBankAccount_success' }),
    'an amount': (stripe, id) => stripe.paymentIntents.update(id, { amount: 3000 }),
    confirm: (stripe, id) =>
      stripe.paymentIntents.confirm(id, { mandate_data: MANDATE, payment_method: 'pm_usBankAccount_processing' }),
    capture: (stripe, id) => stripe.paymentIntents.capture(id),
    cancel: (stripe, id) => stripe.paymentIntents.cancel(id),
  },
  retrieve: (stripe: Stripe, id) => stripe.paymentIntents.retrieve(id),
  refusal: ({ id, status }) => ({ code: 'payment_intent_unexpected_state', payment_intent: { id, status } }),
  table: {
    'a method': { processing: /has a status of processing/, requires_action: 'requires_confirmation' },
    'an amount': { processing: /has a status of processing/, requires_action: 'requires_action' },
    confirm: { processing: /has a status of processing/, requires_action: 'processing' },
    capture: { processing: /has a status of processing/, requires_action: /has a status of requires_action/ },
    cancel: { processing: 'canceled', requires_action: 'canceled' },
  },
});
