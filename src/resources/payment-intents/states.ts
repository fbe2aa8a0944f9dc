/** The states of a PaymentIntent as a table, and what Stripe says to a move that the table does not have. https://docs.stripe.com/payments/paymentintents/lifecycle */
import type { Stored } from '../../contract/types.ts';
import { Machine } from '../../core/machine.ts';
import { unexpectedState } from '../intents/kinds.ts';

export type Intent = Stored<'payment_intent'>;
export type State = Intent['status'];
export type Action =
  | 'choose'
  | 'confirm'
  | 'authenticate'
  | 'verify'
  | 'settle'
  | 'capture'
  | 'increment'
  | 'cancel'
  | 'change';
export type Outcome =
  | 'done'
  | 'paid'
  | 'authorized'
  | 'needs_action'
  | 'processing'
  | 'declined'
  | 'authenticated'
  | 'partial';

const CONFIRMABLE: State[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

export const intents = new Machine<'payment_intent', State, Action, Outcome>('payment_intent', [
  {
    from: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
    action: 'choose',
    outcome: 'done',
    to: 'requires_confirmation',
    events: [],
  },
  // Another amount changes no state.
  ...CONFIRMABLE.map((state) => ({ from: [state], action: 'change', outcome: 'done', to: state, events: [] }) as const),
  { from: CONFIRMABLE, action: 'confirm', outcome: 'paid', to: 'succeeded', events: ['payment_intent.succeeded'] },
  {
    from: CONFIRMABLE,
    action: 'confirm',
    outcome: 'authorized',
    to: 'requires_capture',
    events: ['payment_intent.amount_capturable_updated'],
  },
  {
    from: CONFIRMABLE,
    action: 'confirm',
    outcome: 'needs_action',
    to: 'requires_action',
    events: ['payment_intent.requires_action'],
  },
  {
    from: CONFIRMABLE,
    action: 'confirm',
    outcome: 'processing',
    to: 'processing',
    events: ['payment_intent.processing'],
  },
  {
    from: CONFIRMABLE,
    action: 'confirm',
    outcome: 'declined',
    to: 'requires_payment_method',
    events: ['payment_intent.payment_failed'],
  },
  {
    from: ['requires_action'],
    action: 'authenticate',
    outcome: 'paid',
    to: 'succeeded',
    events: ['payment_intent.succeeded'],
  },
  {
    from: ['requires_action'],
    action: 'authenticate',
    outcome: 'authorized',
    to: 'requires_capture',
    events: ['payment_intent.amount_capturable_updated'],
  },
  {
    from: ['requires_action'],
    action: 'authenticate',
    outcome: 'processing',
    to: 'processing',
    events: ['payment_intent.processing'],
  },
  {
    from: ['requires_action'],
    action: 'authenticate',
    outcome: 'needs_action',
    to: 'requires_action',
    events: ['payment_intent.requires_action'],
  },
  {
    from: ['requires_action'],
    action: 'verify',
    outcome: 'processing',
    to: 'processing',
    events: ['payment_intent.processing'],
  },
  {
    from: ['requires_action'],
    action: 'verify',
    outcome: 'declined',
    to: 'requires_payment_method',
    events: ['payment_intent.payment_failed'],
  },
  {
    from: ['processing', 'requires_action'],
    action: 'settle',
    outcome: 'paid',
    to: 'succeeded',
    events: ['payment_intent.succeeded'],
  },
  {
    from: ['processing', 'requires_action'],
    action: 'settle',
    outcome: 'declined',
    to: 'requires_payment_method',
    events: ['payment_intent.payment_failed'],
  },
  {
    from: ['requires_action'],
    action: 'settle',
    outcome: 'partial',
    to: 'requires_action',
    events: ['payment_intent.partially_funded'],
  },
  {
    from: ['requires_action'],
    action: 'authenticate',
    outcome: 'declined',
    to: 'requires_payment_method',
    events: ['payment_intent.payment_failed'],
  },
  {
    from: ['requires_action'],
    action: 'authenticate',
    outcome: 'authenticated',
    to: 'requires_confirmation',
    events: [],
  },
  {
    from: ['requires_capture'],
    action: 'capture',
    outcome: 'paid',
    to: 'succeeded',
    events: ['payment_intent.succeeded'],
  },
  {
    from: ['requires_capture'],
    action: 'capture',
    outcome: 'partial',
    to: 'requires_capture',
    events: ['payment_intent.amount_capturable_updated'],
  },
  {
    from: ['requires_capture'],
    action: 'increment',
    outcome: 'authorized',
    to: 'requires_capture',
    events: ['payment_intent.amount_capturable_updated'],
  },
  {
    from: ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action', 'processing'],
    action: 'cancel',
    outcome: 'done',
    to: 'canceled',
    events: ['payment_intent.canceled'],
  },
]);

const list = (action: Action): string => intents.sources(action).join(', ');

/** Who authenticates once more is not refused, and nobody asks a bank to answer. */
type RefusedAction = Exclude<Action, 'authenticate' | 'settle' | 'verify'>;

/** What Stripe says, per action, to an intent that is in the wrong state; recordings show `cancel` and `confirm`. */
const REFUSALS: Record<RefusedAction, (intent: Intent) => string> = {
  choose: ({ status }) =>
    `You cannot update this PaymentIntent's payment method because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may have its payment method updated: ${list('choose')}.`,
  change: ({ status }) =>
    `This PaymentIntent's amount could not be updated because it has a status of ${status}. You may only update the amount of a PaymentIntent with one of the following statuses: ${list('change')}.`,
  confirm: ({ status }) =>
    status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot confirm this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
  capture: ({ status }) =>
    `This PaymentIntent could not be captured because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
  increment: ({ status }) =>
    `This PaymentIntent's authorization could not be incremented because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be incremented: ${list('increment')}.`,
  cancel: ({ status }) =>
    `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be canceled: ${list('cancel')}.`,
};

/** @throws StripeError `payment_intent_unexpected_state`, naming the state */
export function requireState(intent: Intent, action: RefusedAction): void {
  if (!intents.allows(action, intent)) throw unexpectedState(intent, REFUSALS[action](intent));
}
