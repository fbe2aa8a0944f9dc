/** Every state of a dispute with every action. */
import type Stripe from 'stripe';
import { disputes } from '../../src/resources/disputes/states.ts';
import { testMoves } from '../support/moves.ts';
import { chargeWith, disputeOf } from '../support/paying.ts';
import { quoted, type Tools } from '../support/test.ts';

const CLOSED = /^This dispute is already closed$/;

async function opened({ stripe, clock }: Tools, card = 'createDispute'): Promise<Stripe.Dispute> {
  await clock.freeze();
  return disputeOf(stripe, await chargeWith(stripe, card));
}

const inquired = (tools: Tools): Promise<Stripe.Dispute> => opened(tools, 'createDisputeInquiry');

const say = ({ stripe }: Tools, id: string, uncategorized_text: string) =>
  stripe.disputes.update(id, { evidence: { uncategorized_text } });

/** The bank has read the evidence. */
async function read({ stripe, clock }: Tools, id: string): Promise<Stripe.Dispute> {
  await clock.advance(0);
  return stripe.disputes.retrieve(id);
}

/** Answered, and decided on. */
async function decided(tools: Tools, text: string, made: Promise<Stripe.Dispute>): Promise<Stripe.Dispute> {
  const { id } = await made;
  await say(tools, id, text);
  return read(tools, id);
}

const verdict = (text: string) => (tools: Tools, id: string) =>
  decided(tools, text, tools.stripe.disputes.retrieve(id));

const CLOSED_ALL = { won: CLOSED, lost: CLOSED, warning_closed: CLOSED } as const;
const STAYS = { won: 'won', lost: 'lost', warning_closed: 'warning_closed' } as const;

testMoves(quoted('by users of the API'), disputes, {
  make: {
    needs_response: (tools) => opened(tools),
    under_review: async (tools) => say(tools, (await opened(tools)).id, 'We did send it'),
    won: (tools) => decided(tools, 'winning_evidence', opened(tools)),
    lost: (tools) => decided(tools, 'losing_evidence', opened(tools)),
    warning_needs_response: inquired,
    warning_under_review: async (tools) => say(tools, (await inquired(tools)).id, 'We did send it'),
    warning_closed: (tools) => decided(tools, 'losing_evidence', inquired(tools)),
  },
  act: {
    respond: {
      answer: (tools, id) => say(tools, id, 'Here is the receipt'),
      submit: ({ stripe }, id) => stripe.disputes.update(id, { submit: true }),
    },
    close: { close: ({ stripe }, id) => stripe.disputes.close(id) },
    decide: {
      win: verdict('winning_evidence'),
      lose: verdict('losing_evidence'),
      escalate: verdict('escalate_inquiry_evidence'),
    },
    lapse: {
      'let pass the time to answer': ({ clock }) => clock.advance('11d'),
      'wait long': ({ clock }) => clock.advance('121d'),
    },
  },
  besides: {
    save: ({ stripe }, id) => stripe.disputes.update(id, { evidence: { product_description: 'A hat' }, submit: false }),
  },
  retrieve: ({ stripe }, id) => stripe.disputes.retrieve(id),
  awningOnly: [
    ...['won', 'lost', 'warning_closed'],
    ...['win', 'lose', 'escalate', 'let pass the time to answer', 'wait long'],
  ],
  table: {
    answer: {
      ...CLOSED_ALL,
      needs_response: 'under_review',
      under_review: 'under_review',
      warning_needs_response: 'warning_under_review',
      warning_under_review: 'warning_under_review',
    },
    submit: {
      ...CLOSED_ALL,
      needs_response: 'under_review',
      under_review: 'under_review',
      warning_needs_response: 'warning_under_review',
      warning_under_review: 'warning_under_review',
    },
    save: {
      ...CLOSED_ALL,
      needs_response: 'needs_response',
      under_review: 'under_review',
      warning_needs_response: 'warning_needs_response',
      warning_under_review: 'warning_under_review',
    },
    close: {
      ...CLOSED_ALL,
      needs_response: 'lost',
      under_review: 'lost',
      warning_needs_response: 'warning_closed',
      warning_under_review: 'warning_closed',
    },
    win: {
      ...CLOSED_ALL,
      needs_response: 'won',
      under_review: 'won',
      warning_needs_response: 'warning_closed',
      warning_under_review: 'warning_closed',
    },
    lose: {
      ...CLOSED_ALL,
      needs_response: 'lost',
      under_review: 'lost',
      warning_needs_response: 'warning_closed',
      warning_under_review: 'warning_closed',
    },
    escalate: {
      ...CLOSED_ALL,
      needs_response: 'under_review',
      under_review: 'under_review',
      warning_needs_response: 'needs_response',
      warning_under_review: 'needs_response',
    },
    'let pass the time to answer': {
      ...STAYS,
      needs_response: 'lost',
      under_review: 'under_review',
      warning_needs_response: 'warning_needs_response',
      warning_under_review: 'warning_under_review',
    },
    'wait long': {
      ...STAYS,
      needs_response: 'lost',
      under_review: 'under_review',
      warning_needs_response: 'warning_closed',
      warning_under_review: 'warning_closed',
    },
  },
});
