/** Whether all that happened was told, once and in order: events against each other, and against what there is now. */
import type Stripe from 'stripe';
import type { Books } from './books.ts';
import { broken } from './books.ts';
import { differences, rewound } from './compare.ts';
import { KINDS, type Lived, livedOf } from './lives.ts';
import { orderFaults } from './order.ts';
import { livesIn, subject } from './story.ts';

/** An event tells of one state, and the first of a life is a birth. */
function stateFaults({ kind, now }: Lived, life: readonly Stripe.Event[]): string[] {
  const { births, states } = KINDS[kind];
  const first = life[0]?.type;
  const lies = life.filter(({ type, ...event }) => {
    const expected = states[type];
    return expected !== undefined && !expected.includes(subject(event as Stripe.Event).status as string);
  });
  return [
    ...broken(now.id, { [`its life begins with ${first}`]: births.length === 0 || births.includes(first ?? '') }),
    ...lies.map((event) => `${now.id}: ${event.type} shows it as ${subject(event).status}`),
  ];
}

/** `previous_attributes` lead from each event to the one before. */
function chainFaults({ kind, now }: Lived, life: readonly Stripe.Event[]): string[] {
  const { silent } = KINDS[kind];
  return life.slice(1).flatMap((event, i) => {
    const [before, after] = [subject(life[i] as Stripe.Event), subject(event)];
    const previous = event.data.previous_attributes;
    // Several events tell of one change.
    if (!previous || differences(before, after).length === 0) return [];
    const off = differences(before, rewound(after, previous)).filter((path) => !silent(path, before, after));
    return off.map((path) => `${now.id}: ${event.type} does not lead back in ${path}`);
  });
}

function endFaults({ kind, now }: Lived, life: readonly Stripe.Event[]): string[] {
  const last = life.at(-1);
  if (last === undefined) return [];
  const { silent } = KINDS[kind];
  const off = differences(subject(last), now).filter((path) => !silent(path, subject(last), now));
  return off.map((path) => `${now.id}: nothing told of its ${path} since ${last.type}`);
}

function countFaults(lived: Lived, life: readonly Stripe.Event[], books: Books): string[] {
  const { kind, now } = lived;
  const wanted = KINDS[kind].counts(now as never, books, life);
  return Object.entries(wanted).flatMap(([type, count]) => {
    const found = life.filter((event) => event.type === type).length;
    return broken(now.id, { [`${type} was told ${found} times, not ${count}`]: found === count });
  });
}

/** @param events all that there were, oldest first */
export function eventFaults(events: readonly Stripe.Event[], books: Books): string[] {
  const lives = livesIn(events);
  const ofObjects = livedOf(books).flatMap((lived) => {
    const life = lives.get(lived.now.id) ?? [];
    const rules = [stateFaults, chainFaults, endFaults];
    return [...rules.flatMap((rule) => rule(lived, life)), ...countFaults(lived, life, books)];
  });
  return [...ofObjects, ...orderFaults(events)];
}
