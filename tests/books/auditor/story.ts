/** Events, read as the lives of objects. */
import type Stripe from 'stripe';

export interface Told {
  id: string;
  object?: string;
  status?: string | null;
  [field: string]: unknown;
}

export const subject = (event: Stripe.Event): Told => event.data.object as unknown as Told;

/** By the object that they tell of, oldest first. */
export function livesIn(events: readonly Stripe.Event[]): Map<string, Stripe.Event[]> {
  const lives = new Map<string, Stripe.Event[]>();
  for (const event of events) {
    const { id } = subject(event);
    const life = lives.get(id);
    if (life === undefined) lives.set(id, [event]);
    else life.push(event);
  }
  return lives;
}
