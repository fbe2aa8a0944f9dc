/** Every state of a charge with every action: of an intent's charge, and of those that the older API makes. */
import type Stripe from 'stripe';
import type { Transition } from '../../src/core/machine.ts';
import { charges, type State } from '../../src/resources/charges/states.ts';
import { MANDATE, pay } from '../other-methods/kinds.ts';
import { testMoves } from '../support/moves.ts';
import { payWith } from '../support/paying.ts';
import { assumed, docs, type Tools } from '../support/test.ts';
import { verified } from './verified.ts';

function stateOf({ captured, refunded, status }: Stripe.Charge): State {
  if (status !== 'succeeded') return status;
  return captured ? 'captured' : refunded ? 'released' : 'held';
}

const retrieve = ({ stripe }: Tools, id: string): Promise<Stripe.Charge> => stripe.charges.retrieve(id);

const newest = async ({ stripe }: Tools): Promise<Stripe.Charge> =>
  (await stripe.charges.list()).data[0] as Stripe.Charge;

async function refund({ stripe, clock }: Tools, charge: string): Promise<void> {
  await stripe.refunds.create({ charge });
  await clock.advance(0);
}

const STAYS = {
  pending: 'pending',
  held: 'held',
  captured: 'captured',
  released: 'released',
  failed: 'failed',
} as const;

const unrefundable = {
  pending: /is not in a state that can be refunded: it has a status of pending\.$/,
  released: /has already been refunded\.$/,
  failed: /is not in a state that can be refunded: it has a status of failed\.$/,
};

const EXTRAS = { request_incremental_authorization: 'if_available', request_multicapture: 'if_available' } as const;

/** What is done to an intent is done to its charge. */
const intentOf = async ({ stripe }: Tools, id: string): Promise<string> =>
  (await stripe.charges.retrieve(id)).payment_intent as string;

async function ofIntent(tools: Tools, card: string, manual = false): Promise<Stripe.Charge> {
  await payWith(tools.stripe, card, {
    capture_method: manual ? 'manual' : 'automatic',
    payment_method_options: { card: EXTRAS },
  }).catch(() => undefined);
  return newest(tools);
}

async function canceled(tools: Tools): Promise<Stripe.Charge> {
  const { id } = await ofIntent(tools, 'visa', true);
  await tools.stripe.paymentIntents.cancel(await intentOf(tools, id));
  return retrieve(tools, id);
}

/** The bank takes three minutes. */
async function debited(tools: Tools): Promise<Stripe.Charge> {
  const slow = { account_number: '90012345', sort_code: '108800' };
  await pay(tools.stripe, 'bacs_debit', 'gbp', { mandate_data: MANDATE }, slow);
  return newest(tools);
}

const not = (done: string, status: string): RegExp =>
  new RegExp(`^.* be ${done} because it has a status of ${status}\\.`);

const notCaptured = {
  pending: not('captured', 'processing'),
  captured: not('captured', 'succeeded'),
  released: not('captured', 'canceled'),
  failed: not('captured', 'requires_payment_method'),
};

testMoves(docs('payments/place-a-hold-on-a-payment-method'), charges, {
  make: {
    pending: debited,
    held: (tools) => ofIntent(tools, 'visa', true),
    captured: (tools) => ofIntent(tools, 'refundFail'),
    released: canceled,
    failed: (tools) => ofIntent(tools, 'chargeDeclined'),
  },
  act: {
    settle: { 'let the bank answer': ({ clock }) => clock.advance('1h') },
    cancel: {
      'cancel the intent': async (tools, id) => tools.stripe.paymentIntents.cancel(await intentOf(tools, id)),
    },
    release: {
      'abandon the intent': async (tools, id) =>
        tools.stripe.paymentIntents.cancel(await intentOf(tools, id), { cancellation_reason: 'abandoned' }),
    },
    capture: {
      capture: async (tools, id) => tools.stripe.paymentIntents.capture(await intentOf(tools, id)),
      'capture a part': async (tools, id) =>
        tools.stripe.paymentIntents.capture(await intentOf(tools, id), {
          amount_to_capture: 1000,
          final_capture: false,
        }),
    },
    increment: {
      increment: async (tools, id) =>
        tools.stripe.paymentIntents.incrementAuthorization(await intentOf(tools, id), { amount: 6000 }),
    },
    expire: { 'let a week pass': ({ clock }) => clock.advance('8d') },
    refund: { refund: ({ stripe }, charge) => stripe.refunds.create({ charge }) },
    restore: { 'refund, and have the bank refuse it': refund },
  },
  besides: { note: ({ stripe }, id) => stripe.charges.update(id, { metadata: { note: 'seen' } }) },
  awningOnly: Object.keys(STAYS),
  retrieve,
  stateOf,
  table: {
    'let the bank answer': { ...STAYS, pending: 'captured' },
    'let a week pass': { ...STAYS, pending: 'captured', held: 'released' },
    'cancel the intent': {
      pending: 'failed',
      held: 'released',
      captured: /because it has a status of succeeded\./,
      released: /because it has a status of canceled\./,
      failed: 'failed',
    },
    'abandon the intent': {
      pending: 'failed',
      held: 'released',
      captured: /because it has a status of succeeded\./,
      released: /because it has a status of canceled\./,
      failed: 'failed',
    },
    capture: { ...notCaptured, held: 'captured' },
    'capture a part': { ...notCaptured, held: 'held' },
    increment: {
      pending: not('incremented', 'processing'),
      held: 'held',
      captured: not('incremented', 'succeeded'),
      released: not('incremented', 'canceled'),
      failed: not('incremented', 'requires_payment_method'),
    },
    refund: {
      ...unrefundable,
      held: /^This uncaptured Charge was created by a PaymentIntent \(\w+\)\. You must cancel the PaymentIntent/,
      captured: 'captured',
    },
    'refund, and have the bank refuse it': {
      ...unrefundable,
      held: /^This uncaptured Charge was created by a PaymentIntent/,
      captured: 'captured',
    },
    note: STAYS,
  },
});

const SALE = { amount: 5000, currency: 'usd', source: 'tok_visa' };

const charged = async (tools: Tools, params: Partial<Stripe.ChargeCreateParams> = {}): Promise<Stripe.Charge> => {
  await tools.stripe.charges.create({ ...SALE, ...params }).catch(() => undefined);
  return newest(tools);
};

async function givenUp(tools: Tools): Promise<Stripe.Charge> {
  const { id } = await charged(tools, { capture: false });
  await tools.stripe.refunds.create({ charge: id });
  return retrieve(tools, id);
}

/** What the older API can do to its charges. */
type Older = 'capture' | 'expire' | 'refund';
const OLDER: readonly string[] = ['capture', 'expire', 'refund'] satisfies Older[];
type Rows = readonly Transition<State, Older, string>[];
const older = { transitions: charges.transitions.filter(({ action }) => OLDER.includes(action)) as Rows };

testMoves(assumed('the docs name the codes, and programs quote the messages'), older, {
  make: {
    pending: async (tools) => {
      // The one whose bank never answers.
      const customer = await verified(tools.stripe, '000000000009');
      return tools.stripe.charges.create({ amount: 5000, currency: 'usd', customer });
    },
    held: (tools) => charged(tools, { capture: false }),
    captured: (tools) => charged(tools),
    released: givenUp,
    failed: (tools) => charged(tools, { source: 'tok_chargeDeclined' }),
  },
  act: {
    capture: { 'capture a charge': ({ stripe }, id) => stripe.charges.capture(id) },
    expire: { 'let a charge lapse': ({ clock }) => clock.advance('8d') },
    refund: {
      'refund a charge': ({ stripe }, charge) => stripe.refunds.create({ charge }),
      'refund by its own path': ({ stripe }, id) => stripe.rawRequest('POST', `/v1/charges/${id}/refund`, {}),
    },
  },
  awningOnly: Object.keys(STAYS),
  retrieve,
  stateOf,
  table: {
    'capture a charge': {
      pending: /^Charge \w+ has already been captured\.$/,
      held: 'captured',
      captured: /^Charge \w+ has already been captured\.$/,
      released: /^Charge \w+ has already been refunded\.$/,
      failed: /^Charge \w+ has failed and cannot be captured\.$/,
    },
    'let a charge lapse': { ...STAYS, held: 'released' },
    'refund a charge': { ...unrefundable, held: 'released', captured: 'captured' },
    'refund by its own path': { ...unrefundable, held: 'released', captured: 'captured' },
  },
});
