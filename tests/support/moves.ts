/** Every state of a machine with every action, as tests: each leads somewhere, or is refused in Stripe's words. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import type { Source } from './sources.ts';
import { test } from './test.ts';

interface HasState {
  id: string;
  status: string;
}

interface Moves<State extends string, Action extends string, End extends string> {
  /** What brings an object into each state. */
  make: Record<State, (stripe: Stripe) => Promise<HasState>>;
  act: Record<Action, (stripe: Stripe, id: string) => Promise<HasState>>;
  retrieve: (stripe: Stripe, id: string) => Promise<HasState>;
  /** Where an action leads from every state: another state, or the message of a refusal. */
  table: Record<Action, Record<State, State | End | RegExp>>;
  /** What else a refusal says. @param object as it was */
  refusal: (object: HasState) => object;
}

/** Declares a test for each pair. */
export function testMoves<State extends string, Action extends string, End extends string = State>(
  source: Source,
  { make, act, retrieve, table, refusal }: Moves<State, Action, End>,
): void {
  const tryMove = (action: Action, state: State, expected: State | End | RegExp): void => {
    test(`${action} from ${state}`, source, async ({ stripe }) => {
      const made = await make[state](stripe);
      expect(made.status).toBe(state);
      const move = act[action](stripe, made.id);
      if (typeof expected === 'string') {
        expect((await move).status).toBe(expected);
        return;
      }
      const message = expect.stringMatching(expected);
      await expect(move).rejects.toMatchObject({ statusCode: 400, message, ...refusal(made) });
      expect((await retrieve(stripe, made.id)).status).toBe(state);
    });
  };
  for (const [action, row] of Object.entries(table) as [Action, Record<State, State | End | RegExp>][])
    for (const [state, expected] of Object.entries(row) as [State, State | End | RegExp][])
      tryMove(action, state, expected);
}
