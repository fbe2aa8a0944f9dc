/** The states of a source as a table. https://docs.stripe.com/api/sources/object#source_object-status */
import type { Stored } from '../../contract/types.ts';
import { Machine } from '../../core/machine.ts';

export type SourceObject = Stored<'source'>;
type State = 'pending' | 'chargeable' | 'consumed' | 'canceled' | 'failed';
type Action = 'make' | 'approve' | 'receive' | 'charge' | 'detach' | 'expire';
type Outcome = 'done' | 'refused' | 'emptied' | 'kept';

export const sources = new Machine<'source', State, Action, Outcome>('source', [
  { from: ['pending'], action: 'make', outcome: 'done', to: 'chargeable', events: ['source.chargeable'] },
  { from: ['pending'], action: 'approve', outcome: 'done', to: 'chargeable', events: ['source.chargeable'] },
  { from: ['pending'], action: 'approve', outcome: 'refused', to: 'failed', events: ['source.failed'] },
  {
    from: ['pending', 'chargeable'],
    action: 'receive',
    outcome: 'done',
    to: 'chargeable',
    events: ['source.chargeable'],
  },
  // What belongs to a customer can be charged again.
  { from: ['chargeable'], action: 'charge', outcome: 'kept', to: 'chargeable', events: [] },
  { from: ['chargeable'], action: 'charge', outcome: 'emptied', to: 'pending', events: [] },
  { from: ['chargeable'], action: 'charge', outcome: 'done', to: 'consumed', events: [] },
  { from: ['pending', 'chargeable'], action: 'detach', outcome: 'done', to: 'consumed', events: [] },
  { from: ['pending', 'chargeable'], action: 'expire', outcome: 'done', to: 'canceled', events: ['source.canceled'] },
]);
