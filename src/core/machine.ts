/** State machines as tables: what an action may lead to from each state, and which events tell of it. */
import type { ObjectName, Stored } from '../contract/types.ts';
import type { Context } from './context.ts';

export interface Transition<State extends string, Action extends string, Outcome extends string> {
  readonly from: readonly State[];
  readonly action: Action;
  readonly outcome: Outcome;
  readonly to: State;
  /** Event types of the object itself, in order. */
  readonly events: readonly string[];
}

interface Appearance<N extends ObjectName, State extends string> {
  /** Where an object stands; its `status` unless said. */
  stateOf?: (object: Stored<N>) => State;
  /** What an object shows in a state; its `status` unless said. */
  shown?: (state: State) => Partial<Stored<N>>;
}

interface Changes<N extends ObjectName> {
  /** What else is different then. */
  changes?: Partial<Stored<N>>;
  /** Private facts. */
  internal?: Readonly<Record<string, unknown>>;
}

export class Machine<N extends ObjectName, State extends string, Action extends string, Outcome extends string> {
  private readonly byMove = new Map<string, Transition<State, Action, Outcome>>();
  readonly stateOf: (object: Stored<N>) => State;
  private readonly shown: (state: State) => Partial<Stored<N>>;

  /** @param object that it is the machine of */
  constructor(
    readonly object: N,
    readonly transitions: readonly Transition<State, Action, Outcome>[],
    {
      stateOf = (found) => (found as unknown as { status: State }).status,
      shown = (status) => ({ status }) as unknown as Partial<Stored<N>>,
    }: Appearance<N, State> = {},
  ) {
    this.stateOf = stateOf;
    this.shown = shown;
    for (const transition of transitions) {
      for (const from of transition.from)
        this.byMove.set(`${from} ${transition.action} ${transition.outcome}`, transition);
    }
  }

  /** The states that an action may start from, in the table's order. */
  sources(action: Action): State[] {
    return [...new Set(this.transitions.filter((row) => row.action === action).flatMap((row) => row.from))];
  }

  allows(action: Action, object: Stored<N>): boolean {
    return this.sources(action).includes(this.stateOf(object));
  }

  /**
   * Takes an object along a row of the table, and tells of it.
   * @throws Error when the table has no such row: a defect of ours, as {@link allows} is asked first
   */
  async move(
    ctx: Context,
    object: Stored<N>,
    action: Action,
    outcome: Outcome,
    { changes, internal = {} }: Changes<N> = {},
  ): Promise<Stored<N>> {
    const { to, events } = this.step(this.stateOf(object), action, outcome);
    const { id } = object as unknown as { id: string };
    return ctx.update(this.object, id, { ...changes, ...this.shown(to) }, { events, internal });
  }

  private step(state: State, action: Action, outcome: Outcome): Transition<State, Action, Outcome> {
    const row = this.byMove.get(`${state} ${action} ${outcome}`);
    if (row === undefined) throw new Error(`no transition: ${action} with ${outcome} from ${state}`);
    return row;
  }
}
