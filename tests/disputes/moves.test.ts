/** Every state of a dispute with every action. */
import type Stripe from 'stripe';
import { testMoves } from '../support/moves.ts';
import { chargeWith, disputeOf, moveClock } from '../support/paying.ts';
import { recording } from '../support/test.ts';

const CLOSED = /^This dispute is already closed$/;

const opened = async (stripe: Stripe, card = 'createDispute'): Promise<Stripe.Dispute> =>
  disputeOf(stripe, await chargeWith(stripe, card));

const answer = (stripe: Stripe, id: string, uncategorized_text: string) =>
  stripe.disputes.update(id, { evidence: { uncategorized_text } });

/** Answered, and decided on. */
async function decided(stripe: Stripe, text: string, card?: string): Promise<Stripe.Dispute> {
  await moveClock(stripe, { freeze: 'true' });
  const { id } = await opened(stripe, card);
  await answer(stripe, id, text);
  await moveClock(stripe, { advance: '0' });
  return stripe.disputes.retrieve(id);
}

testMoves<Stripe.Dispute.Status, 'answer' | 'close'>(recording('quoted by users of the API'), {
  make: {
    needs_response: (stripe) => opened(stripe),
    under_review: async (stripe) => answer(stripe, (await opened(stripe)).id, 'We did send it'),
    won: (stripe) => decided(stripe, 'winning_evidence'),
    lost: (stripe) => decided(stripe, 'losing_evidence'),
    warning_needs_response: (stripe) => opened(stripe, 'createDisputeInquiry'),
    warning_under_review: async (stripe) =>
      answer(stripe, (await opened(stripe, 'createDisputeInquiry')).id, 'We did send it'),
    warning_closed: (stripe) => decided(stripe, 'losing_evidence', 'createDisputeInquiry'),
    prevented: () => Promise.reject(new Error('no test card leads here')),
  },
  act: {
    answer: (stripe, id) => answer(stripe, id, 'Here is the receipt'),
    close: (stripe, id) => stripe.disputes.close(id),
  },
  retrieve: (stripe, id) => stripe.disputes.retrieve(id),
  refusal: () => ({}),
  table: {
    answer: {
      needs_response: 'under_review',
      under_review: 'under_review',
      won: CLOSED,
      lost: CLOSED,
      warning_needs_response: 'warning_under_review',
      warning_under_review: 'warning_under_review',
      warning_closed: CLOSED,
    },
    close: {
      needs_response: 'lost',
      under_review: 'lost',
      won: CLOSED,
      lost: CLOSED,
      warning_needs_response: 'warning_closed',
      warning_under_review: 'warning_closed',
      warning_closed: CLOSED,
    },
  } as never,
});
