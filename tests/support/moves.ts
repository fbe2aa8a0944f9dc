/** Every state of a machine with every action, as tests: each leads somewhere, or is refused in Stripe's words. */
import { expect } from 'vitest';
import type { Transition } from '../../src/core/machine.ts';
import type { Source } from './sources.ts';
import { assumed, type Tools, test } from './test.ts';

interface HasStatus {
  id: string;
  status?: string | null;
}

/** The table that Awning goes by. */
interface Table<State extends string, Action extends string> {
  readonly transitions: readonly Transition<State, Action, string>[];
}

type Act<T> = (tools: Tools, id: string) => Promise<T>;

interface Moves<State extends string, Action extends string, T extends HasStatus> {
  /** What brings an object into each state. */
  make: Record<State, (tools: Tools) => Promise<T>>;
  /** What is done from outside, by what it is to the machine. */
  act: Record<Action, Record<string, Act<unknown>>>;
  /** What is no move of the machine. */
  besides?: Record<string, Act<unknown>>;
  retrieve: Act<T>;
  /** Where its state is said by more than its status. */
  stateOf?: (object: T) => State;
  /** Where each act leads from every state: to a state, or to the message of a refusal. */
  table: Record<string, Record<State, State | RegExp>>;
  /** States and acts that need what only Awning has: its clock, and pages to answer on. */
  awningOnly?: readonly string[];
  /** What else a refusal says. @param object as it was @param act what is refused */
  refusal?: (object: T, act: string) => object;
}

/** Rows that the machine has, and the tests lack. */
function lacking<S extends string, A extends string, T extends HasStatus>(
  { transitions }: Table<S, A>,
  { act, besides = {}, make, table }: Moves<S, A, T>,
): string[] {
  const states = new Set(transitions.flatMap(({ from, to }) => [...from, to]));
  const actions = new Set(transitions.map(({ action }) => action));
  const acts = [...Object.values<Record<string, Act<unknown>>>(act), besides].flatMap((some) => Object.keys(some));
  return [
    ...[...states].filter((state) => !Object.hasOwn(make, state)).map((state) => `nothing leads to ${state}`),
    ...[...actions].filter((action) => !Object.keys(act[action] ?? {}).length).map((action) => `nobody does ${action}`),
    ...acts.flatMap((name) =>
      Object.keys(make)
        .filter((state) => !Object.hasOwn(table[name] ?? {}, state))
        .map((state) => `${name} from ${state}`),
    ),
  ];
}

/** Declares a test for each pair, and one that none is missing. */
export function testMoves<State extends string, Action extends string, T extends HasStatus>(
  source: Source,
  machine: Table<State, Action>,
  moves: Moves<State, Action, T>,
): void {
  const { act, besides = {}, make, retrieve, table, refusal = () => ({}), awningOnly = [] } = moves;
  const stateOf = moves.stateOf ?? (({ status }: T) => status as State);
  const acts = Object.assign({}, ...Object.values(act), besides) as Record<string, Act<unknown>>;

  const tryMove = (name: string, state: State, expected: State | RegExp): void => {
    const declare = awningOnly.some((one) => one === name || one === state) ? test.awningOnly : test;
    declare(`${name} from ${state}`, source, async (tools) => {
      const made = await make[state](tools);
      expect(stateOf(made)).toBe(state);
      const done = acts[name]?.(tools, made.id);
      const isRefused = typeof expected !== 'string';
      if (isRefused) {
        const message = expect.stringMatching(expected);
        await expect(done).rejects.toMatchObject({ statusCode: 400, message, ...refusal(made, name) });
      } else await done;
      expect(stateOf(await retrieve(tools, made.id))).toBe(isRefused ? state : expected);
    });
  };

  test('every state and every action has its row', assumed('the table itself'), async () => {
    expect(lacking(machine, moves)).toEqual([]);
  });
  for (const [name, row] of Object.entries(table))
    for (const [state, expected] of Object.entries<State | RegExp>(row)) tryMove(name, state as State, expected);
}
