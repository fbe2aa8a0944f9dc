/** The states of a refund as a table. https://docs.stripe.com/api/refunds/object#refund_object-status */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import { Machine, type Transition } from '../../core/machine.ts';

export type Refund = Stored<'refund'>;
export type State = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
export type Action = 'settle' | 'dispute' | 'expire' | 'cancel';
export type Outcome = 'done' | 'failed';

/** Every change has an older name too. */
const CHANGED = ['refund.updated', 'charge.refund.updated'];
const FAILED = [...CHANGED, 'refund.failed'];

const TRANSITIONS: readonly Transition<State, Action, Outcome>[] = [
  { from: ['pending', 'requires_action'], action: 'settle', outcome: 'done', to: 'succeeded', events: CHANGED },
  // Banks send money back that counted as given.
  {
    from: ['pending', 'requires_action', 'succeeded'],
    action: 'settle',
    outcome: 'failed',
    to: 'failed',
    events: FAILED,
  },
  {
    from: ['pending', 'requires_action', 'succeeded'],
    action: 'dispute',
    outcome: 'failed',
    to: 'failed',
    events: FAILED,
  },
  { from: ['requires_action'], action: 'expire', outcome: 'failed', to: 'failed', events: FAILED },
  { from: ['requires_action'], action: 'cancel', outcome: 'done', to: 'canceled', events: CHANGED },
];

/** What a refund waits for is no longer there once it waits no more. */
const waits = (status: State): object => ({
  ...(status !== 'pending' && { pending_reason: undefined }),
  ...(status !== 'requires_action' && { next_action: undefined }),
});

export const refunds = new Machine<'refund', State, Action, Outcome>('refund', TRANSITIONS, {
  shown: (status) => ({ status, ...waits(status) }),
});

/** What Stripe says to a move that the table does not have; a recording shows `cancel` of a card's refund. */
const REFUSALS: Record<'cancel' | 'expire', (refund: Refund) => string> = {
  cancel: () => 'Canceling this refund is unsupported.',
  expire: ({ status }) =>
    `This refund has a status of ${status}. Only a refund with a status of requires_action can be expired.`,
};

/** @throws StripeError naming the state */
export function requireState(refund: Refund, action: 'cancel' | 'expire'): void {
  if (!refunds.allows(action, refund)) throw errors.invalidRequest(REFUSALS[action](refund));
}
