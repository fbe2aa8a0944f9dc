/** The states of a payout as a table. https://docs.stripe.com/api/payouts/object#payout_object-status */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import { Machine } from '../../core/machine.ts';

export type Payout = Stored<'payout'>;
export type State = 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';
export type Action = 'send' | 'settle' | 'cancel' | 'reverse';
export type Outcome = 'done' | 'failed';

export const payouts = new Machine<'payout', State, Action, Outcome>('payout', [
  { from: ['pending'], action: 'send', outcome: 'done', to: 'in_transit', events: ['payout.updated'] },
  { from: ['pending', 'in_transit'], action: 'settle', outcome: 'done', to: 'paid', events: ['payout.paid'] },
  { from: ['pending', 'in_transit'], action: 'settle', outcome: 'failed', to: 'failed', events: ['payout.failed'] },
  { from: ['pending'], action: 'cancel', outcome: 'done', to: 'canceled', events: ['payout.canceled'] },
  { from: ['paid'], action: 'reverse', outcome: 'done', to: 'paid', events: ['payout.updated'] },
]);

/** What Stripe says to a move that the table does not have. */
const REFUSALS: Record<'cancel' | 'reverse', (payout: Payout) => string> = {
  cancel: ({ id, status }) =>
    `Payout ${id} cannot be canceled because it has a status of ${status}. Only a pending payout can be canceled.`,
  reverse: ({ id, status }) =>
    `Payout ${id} cannot be reversed because it has a status of ${status}. Only a paid payout can be reversed; a pending one can be canceled.`,
};

/** @throws StripeError naming the state */
export function requireState(payout: Payout, action: 'cancel' | 'reverse'): void {
  if (!payouts.allows(action, payout)) throw errors.invalidRequest(REFUSALS[action](payout));
}
