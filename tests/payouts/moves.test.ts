/** Every state of a payout with every action. */
import type Stripe from 'stripe';
import { testMoves } from '../support/moves.ts';
import { chargeWith, moveClock } from '../support/paying.ts';
import { docs } from '../support/test.ts';

type State = 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';

const FAILING = { object: 'bank_account', country: 'US', account_number: '000111111116', routing_number: '110000000' };

async function made(stripe: Stripe, params: Partial<Stripe.PayoutCreateParams> = {}): Promise<Stripe.Payout> {
  await moveClock(stripe, { freeze: 'true' });
  await chargeWith(stripe, 'bypassPending');
  return stripe.payouts.create({ amount: 1000, currency: 'usd', ...params });
}

async function after(stripe: Stripe, { id }: Stripe.Payout, advance: string): Promise<Stripe.Payout> {
  await moveClock(stripe, { advance });
  return stripe.payouts.retrieve(id);
}

async function failed(stripe: Stripe): Promise<Stripe.Payout> {
  const { id } = await stripe.accounts.retrieveCurrent();
  const external_account = FAILING as Stripe.AccountCreateExternalAccountParams.BankAccount;
  const destination = (await stripe.accounts.createExternalAccount(id, { external_account })).id;
  return after(stripe, await made(stripe, { destination }), '5d');
}

testMoves<State, 'cancel' | 'reverse'>(docs('api/payouts'), {
  make: {
    pending: (stripe) => made(stripe),
    in_transit: async (stripe) => after(stripe, await made(stripe), '2h'),
    paid: async (stripe) => after(stripe, await made(stripe), '5d'),
    failed,
    canceled: async (stripe) => stripe.payouts.cancel((await made(stripe)).id),
  },
  act: {
    cancel: (stripe, id) => stripe.payouts.cancel(id),
    reverse: async (stripe, id) => {
      await stripe.payouts.reverse(id);
      return stripe.payouts.retrieve(id);
    },
  },
  retrieve: (stripe, id) => stripe.payouts.retrieve(id),
  refusal: () => ({}),
  table: {
    cancel: {
      pending: 'canceled',
      in_transit: /cannot be canceled because it has a status of in_transit/,
      paid: /cannot be canceled because it has a status of paid/,
      failed: /cannot be canceled because it has a status of failed/,
      canceled: /cannot be canceled because it has a status of canceled/,
    },
    reverse: {
      pending: /cannot be reversed because it has a status of pending/,
      in_transit: /cannot be reversed because it has a status of in_transit/,
      paid: 'paid',
      failed: /cannot be reversed because it has a status of failed/,
      canceled: /cannot be reversed because it has a status of canceled/,
    },
  },
});
