/** What random moves work on: a sandbox, and what it has told. */
import fc from 'fast-check';
import Stripe from 'stripe';
import type { Api } from '../../support/client.ts';
import type { SandboxClock } from '../../support/clock.ts';
import type { Tools } from '../../support/test.ts';
import { eventFaults } from '../auditor/events.ts';
import { audit, readBooks } from '../auditor/index.ts';
import { Journal, type Kind, type Told } from './journal.ts';

export interface World {
  stripe: Stripe;
  api: Api;
  /** Of the sandbox, which addresses of pages name. */
  account: string;
  /** Stands still, except when it is moved. */
  clock: SandboxClock;
  journal: Journal;
}

/** The sandbox of a test, emptied, at noon of a Monday. */
export async function newWorld({ stripe, api, clock }: Tools): Promise<World> {
  const { account } = (await api.post<{ account: string }>('/_awning/reset')).body;
  await clock.freeze('2026-03-02T12:00:00Z');
  return { stripe, api, account, clock, journal: new Journal(stripe) };
}

/** @returns what does not add up, and what was not told, one line each */
export async function faultsOf({ stripe, journal }: World): Promise<string[]> {
  const books = await readBooks(stripe);
  return [...audit(books), ...eventFaults(journal.events, books)];
}

/** What comes of it is not foreseen: that is for the auditor. */
export interface Move {
  run: (world: World) => Promise<void>;
  /** As it reads in a report. */
  [fc.toStringMethod]: () => string;
}

/** A choice among what there is: mostly what the move is meant for, at times anything. */
export interface Which {
  index: number;
  any: boolean;
}

/** Nothing but what the move is meant for. */
export const fitting = (which: Which): Which => ({ ...which, any: false });

/** There is nothing yet that a move could work on. */
class NothingThere extends Error {}

/** @throws NothingThere, and the move is not made */
export function pick({ journal }: World, kind: Kind, { index, any }: Which, fits: (one: Told) => boolean): Told {
  const all = journal.all(kind);
  const some = any ? all : all.filter(fits);
  const found = some[index % some.length];
  if (found === undefined) throw new NothingThere(kind);
  return found;
}

/** What a customer has to do next, for an intent. */
export const actionOf = ({ next_action }: Told): string | undefined => (next_action as { type?: string } | null)?.type;

const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;

/** Requests may be refused, but never break anything. @returns whether there was anything to do */
async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
  } catch (error) {
    if (error instanceof NothingThere) return false;
    const isAnswer = error instanceof StripeCardError || error instanceof StripeInvalidRequestError;
    if (!isAnswer) throw error;
    if (error.code === 'awning_not_emulated' || error.code === 'parameter_unknown') throw error;
  }
  return true;
}

/** @param text what is done, as it reads in a report */
export const move = (text: string, act: (world: World) => Promise<unknown>): Move => ({
  [fc.toStringMethod]: () => text,
  run: async (world) => {
    if (!(await attempt(() => act(world)))) return;
    // What banks answer later, they answer now.
    await world.clock.advance(0);
    await world.journal.read();
  },
});
