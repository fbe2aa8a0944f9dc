/** Every state of a payout with every action. */
import type Stripe from 'stripe';
import { payouts } from '../../src/resources/payouts/states.ts';
import { testMoves } from '../support/moves.ts';
import { chargeWith } from '../support/paying.ts';
import { docs, type Tools } from '../support/test.ts';

const FAILING = { object: 'bank_account', country: 'US', account_number: '000111111116', routing_number: '110000000' };

/** A Monday. */
const NOON = '2026-03-02T12:00:00Z';

async function made({ stripe, clock }: Tools, params: Partial<Stripe.PayoutCreateParams> = {}): Promise<Stripe.Payout> {
  await clock.freeze(NOON);
  await chargeWith(stripe, 'bypassPending');
  return stripe.payouts.create({ amount: 1000, currency: 'usd', ...params });
}

/** It leaves after an hour, and is there on the next business day. */
async function after({ stripe, clock }: Tools, payout: Promise<Stripe.Payout>, time: string): Promise<Stripe.Payout> {
  const { id } = await payout;
  await clock.advance(time);
  return stripe.payouts.retrieve(id);
}

/** The account to which money does not go. */
async function broken({ stripe, clock }: Tools): Promise<string> {
  await clock.freeze(NOON);
  const { id } = await stripe.accounts.retrieveCurrent();
  const external_account = FAILING as Stripe.AccountCreateExternalAccountParams.BankAccount;
  return (await stripe.accounts.createExternalAccount(id, { external_account })).id;
}

const failed = async (tools: Tools): Promise<Stripe.Payout> =>
  after(tools, made(tools, { destination: await broken(tools) }), '5d');

testMoves(docs('api/payouts'), payouts, {
  make: {
    pending: (tools) => made(tools),
    in_transit: (tools) => after(tools, made(tools), '2h'),
    paid: (tools) => after(tools, made(tools), '5d'),
    failed,
    canceled: async (tools) => tools.stripe.payouts.cancel((await made(tools)).id),
  },
  act: {
    send: { 'let an hour pass': ({ clock }) => clock.advance('1h') },
    settle: { 'let days pass': ({ clock }) => clock.advance('5d') },
    cancel: { cancel: ({ stripe }, id) => stripe.payouts.cancel(id) },
    reverse: { reverse: ({ stripe }, id) => stripe.payouts.reverse(id) },
  },
  besides: { note: ({ stripe }, id) => stripe.payouts.update(id, { metadata: { note: 'seen' } }) },
  awningOnly: ['in_transit', 'paid', 'failed', 'let an hour pass', 'let days pass'],
  retrieve: ({ stripe }, id) => stripe.payouts.retrieve(id),
  table: {
    'let an hour pass': {
      pending: 'in_transit',
      in_transit: 'in_transit',
      paid: 'paid',
      failed: 'failed',
      canceled: 'canceled',
    },
    'let days pass': { pending: 'paid', in_transit: 'paid', paid: 'paid', failed: 'failed', canceled: 'canceled' },
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
    note: { pending: 'pending', in_transit: 'in_transit', paid: 'paid', failed: 'failed', canceled: 'canceled' },
  },
});
