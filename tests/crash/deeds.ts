/** What clients ask for, and what they know of it. */

export type Kind = 'customer' | 'change' | 'payment' | 'refund';

export interface Deed {
  /** Its idempotency key, and in the metadata of what it makes. */
  readonly key: string;
  readonly kind: Kind;
  /** Secret key of its sandbox. */
  readonly sandbox: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  /** `open`: it may or may not have been done. */
  state: 'open' | 'acknowledged';
  /** What was answered. */
  answer?: Answer;
}

/** As much of an object as this test looks at. */
export interface Answer {
  id: string;
  status?: string;
  latest_charge?: string;
  metadata?: Record<string, string>;
}

/** All that was done, and how it went. */
export class Ledger {
  readonly deeds: Deed[] = [];
  /** Requests. */
  sent = 0;
  failed = 0;
  /** What must not happen at any time. */
  readonly wrong: string[] = [];

  add(deed: Omit<Deed, 'state'>): Deed {
    const added: Deed = { ...deed, state: 'open' };
    this.deeds.push(added);
    return added;
  }

  count(kind: Kind, state: Deed['state'] = 'acknowledged'): number {
    return this.deeds.filter((deed) => deed.kind === kind && deed.state === state).length;
  }
}
