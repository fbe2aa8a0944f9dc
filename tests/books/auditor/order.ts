/** Which events come first: what happens further down is told before what it means further up. */
import type Stripe from 'stripe';
import { broken } from './books.ts';
import { subject } from './story.ts';

interface Rule {
  event: string;
  /** Where the object that it rests on is named. */
  by: string;
  /** One of these must have told of that object before. */
  after: readonly string[];
}

const RULES: readonly Rule[] = [
  { event: 'payment_intent.succeeded', by: 'latest_charge', after: ['charge.succeeded'] },
  { event: 'payment_intent.processing', by: 'latest_charge', after: ['charge.pending'] },
  { event: 'payment_intent.amount_capturable_updated', by: 'latest_charge', after: ['charge.succeeded'] },
  { event: 'refund.created', by: 'charge', after: ['charge.succeeded'] },
  { event: 'charge.dispute.created', by: 'charge', after: ['charge.succeeded'] },
  { event: 'charge.captured', by: 'id', after: ['charge.succeeded'] },
  { event: 'charge.refunded', by: 'id', after: ['charge.succeeded'] },
  { event: 'charge.dispute.closed', by: 'id', after: ['charge.dispute.created'] },
  { event: 'payout.paid', by: 'id', after: ['payout.created'] },
];

/** @param events oldest first */
export function orderFaults(events: readonly Stripe.Event[]): string[] {
  const told = new Set<string>();
  return events.flatMap((event, i) => {
    const object = subject(event);
    told.add(`${event.type} ${object.id}`);
    const mine = RULES.filter((rule) => rule.event === event.type);
    const early = mine.filter(({ by, after }) => !after.some((type) => told.has(`${type} ${object[by]}`)));
    const previous = events[i - 1]?.created ?? 0;
    return [
      ...early.map(({ after }) => `${object.id}: ${event.type} comes before ${after.join(' and ')}`),
      ...broken(event.id, { 'events come in the order of time': previous <= event.created }),
    ];
  });
}
