/** The states of a dispute as a table. https://docs.stripe.com/disputes/how-disputes-work */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import { Machine, type Transition } from '../../core/machine.ts';

export type Dispute = Stored<'dispute'>;

/** Nothing here prevents a dispute, so that one is never `prevented`. */
export type State = Exclude<Dispute['status'], 'prevented'>;

export type Action = 'respond' | 'close' | 'decide' | 'lapse';
export type Outcome = 'done' | 'won' | 'lost' | 'escalated';

const CHARGEBACK: State[] = ['needs_response', 'under_review'];
const INQUIRY: State[] = ['warning_needs_response', 'warning_under_review'];
const CLOSED = ['charge.dispute.closed'];

const TRANSITIONS: readonly Transition<State, Action, Outcome>[] = [
  { from: CHARGEBACK, action: 'respond', outcome: 'done', to: 'under_review', events: ['charge.dispute.updated'] },
  { from: INQUIRY, action: 'respond', outcome: 'done', to: 'warning_under_review', events: ['charge.dispute.updated'] },
  { from: CHARGEBACK, action: 'close', outcome: 'done', to: 'lost', events: CLOSED },
  { from: INQUIRY, action: 'close', outcome: 'done', to: 'warning_closed', events: CLOSED },
  { from: CHARGEBACK, action: 'decide', outcome: 'won', to: 'won', events: CLOSED },
  { from: CHARGEBACK, action: 'decide', outcome: 'lost', to: 'lost', events: CLOSED },
  { from: INQUIRY, action: 'decide', outcome: 'won', to: 'warning_closed', events: CLOSED },
  { from: INQUIRY, action: 'decide', outcome: 'lost', to: 'warning_closed', events: CLOSED },
  {
    from: INQUIRY,
    action: 'decide',
    outcome: 'escalated',
    to: 'needs_response',
    events: ['charge.dispute.updated', 'charge.dispute.funds_withdrawn'],
  },
  // Who does not answer in time has lost; nobody has to answer an inquiry.
  { from: ['needs_response'], action: 'lapse', outcome: 'lost', to: 'lost', events: CLOSED },
  { from: INQUIRY, action: 'lapse', outcome: 'done', to: 'warning_closed', events: CLOSED },
];

/** The charge of a case that is open, or was lost, cannot be refunded; an inquiry moves no money. */
export const isRefundable = (status: State): boolean => status.startsWith('warning_') || status === 'won';

export const disputes = new Machine('dispute', TRANSITIONS, {
  shown: (status) => ({ is_charge_refundable: isRefundable(status), status }),
});

/** @throws StripeError when it is over */
export function requireOpen(dispute: Dispute): void {
  if (!disputes.allows('close', dispute)) throw errors.invalidRequest('This dispute is already closed');
}
