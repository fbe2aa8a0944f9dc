/** The states of a charge as a table: its `status` and its `captured` say together where it stands. https://docs.stripe.com/api/charges/object#charge_object-status */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import { Machine, type Transition } from '../../core/machine.ts';

export type Charge = Stored<'charge'>;

/** Of those that have `succeeded`, some are only `held`: captured later, or `released`. */
export type State = 'pending' | 'held' | 'captured' | 'released' | 'failed';
export type Action = 'settle' | 'cancel' | 'capture' | 'increment' | 'release' | 'expire' | 'refund' | 'restore';
export type Outcome = 'done' | 'partial' | 'failed';

const TRANSITIONS: readonly Transition<State, Action, Outcome>[] = [
  { from: ['pending'], action: 'settle', outcome: 'done', to: 'captured', events: ['charge.succeeded'] },
  { from: ['pending'], action: 'settle', outcome: 'failed', to: 'failed', events: ['charge.failed'] },
  { from: ['pending'], action: 'cancel', outcome: 'done', to: 'failed', events: ['charge.failed'] },
  { from: ['held'], action: 'capture', outcome: 'done', to: 'captured', events: ['charge.captured'] },
  { from: ['held'], action: 'capture', outcome: 'partial', to: 'held', events: ['charge.updated'] },
  { from: ['held'], action: 'increment', outcome: 'done', to: 'held', events: ['charge.updated'] },
  { from: ['held'], action: 'release', outcome: 'done', to: 'released', events: ['charge.refunded'] },
  { from: ['held'], action: 'expire', outcome: 'done', to: 'released', events: ['charge.expired'] },
  // By the older API, a hold is given up by a refund.
  { from: ['held'], action: 'refund', outcome: 'done', to: 'released', events: ['charge.refunded'] },
  { from: ['captured'], action: 'refund', outcome: 'done', to: 'captured', events: ['charge.refunded'] },
  // The money of a refund has come back.
  { from: ['captured'], action: 'restore', outcome: 'done', to: 'captured', events: ['charge.updated'] },
];

function stateOf({ captured, refunded, status }: Charge): State {
  if (status !== 'succeeded') return status;
  return captured ? 'captured' : refunded ? 'released' : 'held';
}

const SHOWN: Readonly<Record<State, Partial<Charge>>> = {
  pending: { status: 'pending' },
  held: { captured: false, paid: true, status: 'succeeded' },
  captured: { captured: true, paid: true, status: 'succeeded' },
  released: { captured: false, paid: true, refunded: true, status: 'succeeded' },
  failed: { amount_captured: 0, captured: false, paid: false, status: 'failed' },
};

export const charges = new Machine<'charge', State, Action, Outcome>('charge', TRANSITIONS, {
  stateOf,
  shown: (state) => SHOWN[state],
});

/** What Stripe says to a capture of what is not held. */
const REFUSALS: Readonly<Record<Exclude<State, 'held'>, readonly [text: string, code?: string]>> = {
  pending: ['has already been captured.', 'charge_already_captured'],
  captured: ['has already been captured.', 'charge_already_captured'],
  released: ['has already been refunded.', 'charge_already_refunded'],
  failed: ['has failed and cannot be captured.'],
};

/** @throws StripeError when there is nothing to capture, or nothing any more */
export function requireHeld(charge: Charge): void {
  const state = stateOf(charge);
  if (state === 'held') return;
  // All of it went back: that is said first.
  const [text, code] = REFUSALS[charge.refunded ? 'released' : state];
  throw errors.invalidRequest(`Charge ${charge.id} ${text}`, undefined, code);
}
