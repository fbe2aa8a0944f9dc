/** What delivery asks of those who know what events and endpoints are. */
import type { Reader, Transaction } from '../store/store.ts';
import type { Delivery } from './owed.ts';

export interface Letter {
  payload: string;
  /** Secrets to sign with. */
  secrets: readonly string[];
}

export interface DeliveryPort {
  /** What to send now; undefined when the endpoint no longer wants it, or the event is gone. */
  load(reader: Reader, delivery: Delivery): Promise<Letter | undefined>;
  /** An event has reached one of its endpoints. */
  delivered(tx: Transaction, event: string): Promise<void>;
}
