/** Asking for money by any method but a card: a pure function of the method and the circumstances. */
import type { Declined } from '../authorize.ts';
import { declines } from '../declines.ts';
import { approvedOutcome, blockedOutcome, type ChargeOutcome } from '../outcome.ts';
import { type BehaviourName, behaviourOf, type FailureName } from './behaviour.ts';
import { knownKind } from './kinds.ts';

/** What a bank will answer. */
export interface Later {
  result: 'succeeds' | 'fails' | 'stays';
  failure?: FailureName | undefined;
  slow: boolean;
}

/** What the customer has to do: approve on a page, name two deposits, pay with a number, send money. */
export type Asked = 'page' | 'deposits' | 'voucher' | 'transfer';

export type MethodOutcome =
  | { kind: 'approved'; outcome: ChargeOutcome }
  | { kind: 'processing'; outcome: ChargeOutcome; later: Later }
  | { kind: 'requires_action'; asked: Asked }
  | Declined;

export interface MethodRequest {
  type: string;
  behaviour: BehaviourName | undefined;
  /** The customer has just approved, or did so once for all that comes. */
  approved: boolean;
  /** The account is proved to be the customer's. */
  verified: boolean;
}

export function laterOf(name: BehaviourName | undefined): Later {
  const { fails, slow, stays } = behaviourOf(name);
  const result = stays ? 'stays' : fails === undefined ? 'succeeds' : 'fails';
  return { result, failure: fails, slow: slow === true };
}

export function askMethod({ type, behaviour, approved, verified }: MethodRequest): MethodOutcome {
  const { delayed, flow, microdeposits } = knownKind(type);
  if (behaviourOf(behaviour).blocked) {
    return { kind: 'declined', decline: declines.fraudulent, outcome: blockedOutcome({ risk: 'highest' }) };
  }
  if (flow === 'voucher' || flow === 'transfer') return { kind: 'requires_action', asked: flow };
  if (flow === 'redirect' && !approved) return { kind: 'requires_action', asked: 'page' };
  if (microdeposits && !verified) return { kind: 'requires_action', asked: 'deposits' };
  const outcome = approvedOutcome({});
  return delayed ? { kind: 'processing', outcome, later: laterOf(behaviour) } : { kind: 'approved', outcome };
}
