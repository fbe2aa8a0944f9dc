/** The states of a SetupIntent as a table, and what Stripe says to a move that the table does not have. https://docs.stripe.com/payments/paymentintents/lifecycle */
import type { Stored } from '../../contract/types.ts';
import { Machine } from '../../core/machine.ts';
import { unexpectedState } from '../intents/kinds.ts';

export type Setup = Stored<'setup_intent'>;
/** No method that is known is being set up for longer. */
export type State = Exclude<Setup['status'], 'processing'>;
export type Action = 'choose' | 'confirm' | 'authenticate' | 'verify' | 'cancel';
export type Outcome = 'done' | 'needs_action' | 'declined';

const OPEN: State[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

export const setups = new Machine<'setup_intent', State, Action, Outcome>('setup_intent', [
  { from: OPEN, action: 'choose', outcome: 'done', to: 'requires_confirmation', events: [] },
  { from: OPEN, action: 'confirm', outcome: 'done', to: 'succeeded', events: ['setup_intent.succeeded'] },
  {
    from: OPEN,
    action: 'confirm',
    outcome: 'needs_action',
    to: 'requires_action',
    events: ['setup_intent.requires_action'],
  },
  {
    from: OPEN,
    action: 'confirm',
    outcome: 'declined',
    to: 'requires_payment_method',
    events: ['setup_intent.setup_failed'],
  },
  {
    from: ['requires_action'],
    action: 'authenticate',
    outcome: 'done',
    to: 'succeeded',
    events: ['setup_intent.succeeded'],
  },
  {
    from: ['requires_action'],
    action: 'authenticate',
    outcome: 'declined',
    to: 'requires_payment_method',
    events: ['setup_intent.setup_failed'],
  },
  {
    from: ['requires_action'],
    action: 'verify',
    outcome: 'done',
    to: 'succeeded',
    events: ['setup_intent.succeeded'],
  },
  {
    from: ['requires_action'],
    action: 'verify',
    outcome: 'declined',
    to: 'requires_payment_method',
    events: ['setup_intent.setup_failed'],
  },
  { from: OPEN, action: 'cancel', outcome: 'done', to: 'canceled', events: ['setup_intent.canceled'] },
]);

/** Who authenticates once more is not refused: it changes nothing; deposits have refusals of their own. */
type RefusedAction = Exclude<Action, 'authenticate' | 'verify'>;

const VERBS: Readonly<Record<RefusedAction, string>> = { choose: 'update', confirm: 'confirm', cancel: 'cancel' };

/** What Stripe says, per action, to an intent that is in the wrong state; recordings show most. */
function refusal({ status }: Setup, action: RefusedAction): string {
  const cannot = `You cannot ${VERBS[action]} this SetupIntent because it`;
  if (action === 'cancel') {
    if (status === 'canceled') return `${cannot} is already canceled.`;
    return `${cannot} has a status of ${status}. Only a SetupIntent with one of the following statuses may be canceled: \`requires_payment_method\`, \`requires_confirmation\`, or \`requires_action\`.`;
  }
  if (status === 'succeeded') return `${cannot} has already succeeded.`;
  if (status === 'canceled') return `${cannot} has been canceled.`;
  return `${cannot} has a status of ${status}.`;
}

/** @throws StripeError `setup_intent_unexpected_state`, naming the state */
export function requireState(intent: Setup, action: RefusedAction): void {
  if (!setups.allows(action, intent)) throw unexpectedState(intent, refusal(intent, action));
}
