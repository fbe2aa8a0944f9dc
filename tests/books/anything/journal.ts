/** All that was told since a sandbox was new: events are kept longer here than there. */
import type Stripe from 'stripe';
import { subject, type Told } from '../auditor/story.ts';

export type Kind =
  | 'charge'
  | 'customer'
  | 'dispute'
  | 'payment_intent'
  | 'payment_method'
  | 'payout'
  | 'refund'
  | 'review'
  | 'setup_intent'
  | 'source';

export type { Told } from '../auditor/story.ts';

export class Journal {
  /** Oldest first. */
  readonly events: Stripe.Event[] = [];
  private readonly known = new Set<string>();
  private readonly newest = new Map<string, Told>();

  constructor(private readonly stripe: Stripe) {}

  /** Reads on. */
  async read(): Promise<void> {
    const fresh: Stripe.Event[] = [];
    for await (const event of this.stripe.events.list({ limit: 20 })) {
      if (this.known.has(event.id)) break;
      fresh.push(event);
    }
    for (const event of fresh.reverse()) this.note(event);
  }

  private note(event: Stripe.Event): void {
    this.known.add(event.id);
    this.events.push(event);
    const object = subject(event);
    if (event.type.endsWith('.deleted')) this.newest.delete(object.id);
    else this.newest.set(object.id, object);
  }

  /** Notes what nothing is told of yet. */
  remember(object: Told): void {
    this.newest.set(object.id, object);
  }

  /** What there is of a kind, as it was last told of; the newest first. */
  all(kind: Kind): Told[] {
    return [...this.newest.values()].filter(({ object }) => object === kind).reverse();
  }
}
