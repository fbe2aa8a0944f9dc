/** The states of a mandate as a table. https://docs.stripe.com/api/mandates/object#mandate_object-status */
import type { Stored } from '../../contract/types.ts';
import { Machine } from '../../core/machine.ts';

export type Mandate = Stored<'mandate'>;
export type State = Mandate['status'];
export type Action = 'answer' | 'use_up' | 'revoke';
export type Outcome = 'accepted' | 'refused' | 'done';

const UPDATED = ['mandate.updated'];

export const mandates = new Machine<'mandate', State, Action, Outcome>('mandate', [
  // A bank has a say, or the account was not proved to be the customer's.
  { from: ['pending'], action: 'answer', outcome: 'accepted', to: 'active', events: UPDATED },
  { from: ['pending'], action: 'answer', outcome: 'refused', to: 'inactive', events: UPDATED },
  { from: ['pending', 'active'], action: 'use_up', outcome: 'done', to: 'inactive', events: UPDATED },
  { from: ['pending', 'active'], action: 'revoke', outcome: 'done', to: 'inactive', events: UPDATED },
]);
