/** State machines as tables: what an action may lead to from each state, and which events tell of it. */

export interface Transition<State extends string, Action extends string, Outcome extends string> {
  readonly from: readonly State[];
  readonly action: Action;
  readonly outcome: Outcome;
  readonly to: State;
  /** Event types of the object itself, in order. */
  readonly events: readonly string[];
}

export class Machine<State extends string, Action extends string, Outcome extends string> {
  private readonly byMove = new Map<string, Transition<State, Action, Outcome>>();

  constructor(readonly transitions: readonly Transition<State, Action, Outcome>[]) {
    for (const transition of transitions) {
      for (const from of transition.from)
        this.byMove.set(`${from} ${transition.action} ${transition.outcome}`, transition);
    }
  }

  /** The states that an action may start from, in the table's order. */
  sources(action: Action): State[] {
    return [...new Set(this.transitions.filter((row) => row.action === action).flatMap((row) => row.from))];
  }

  allows(action: Action, state: State): boolean {
    return this.transitions.some((row) => row.action === action && row.from.includes(state));
  }

  /** @throws Error when the table has no such row: a defect of ours, as {@link allows} is asked first. */
  step(state: State, action: Action, outcome: Outcome): Transition<State, Action, Outcome> {
    const row = this.byMove.get(`${state} ${action} ${outcome}`);
    if (row === undefined) throw new Error(`no transition: ${action} with ${outcome} from ${state}`);
    return row;
  }
}
