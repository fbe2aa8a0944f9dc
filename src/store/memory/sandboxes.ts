/** All sandboxes of a store in memory, by name. */
import type { Declared } from '../declared.ts';
import { Sandbox } from './sandbox.ts';

export class Sandboxes {
  private readonly byName = new Map<string, Sandbox>();
  /** When each was written to. */
  private readonly used = new Map<string, number>();

  /**
   * @param now milliseconds of the machine's clock
   * @param isKept whether a snapshot is kept of a sandbox
   */
  constructor(
    private readonly declared: Declared,
    private readonly now: () => number,
    private readonly isKept: (sandbox: string) => boolean,
  ) {}

  names(): Iterable<string> {
    return this.byName.keys();
  }

  /** Those that hold anything, or are kept, and were not written to since then. */
  unused(since: number): string[] {
    return [...this.byName]
      .filter(([name, sandbox]) => (!sandbox.isEmpty || this.isKept(name)) && this.isUnused(name, since))
      .map(([name]) => name);
  }

  isUnused(name: string, since: number): boolean {
    return (this.used.get(name) ?? 0) < since;
  }

  clear(): void {
    this.byName.clear();
  }

  /** Does work in a sandbox in its turn; it is made for it, and forgotten when nothing is left in it. */
  readonly enter = async <T>(name: string, work: (sandbox: Sandbox) => Promise<T>): Promise<T> => {
    const entered = this.byName.get(name) ?? new Sandbox(this.declared.byName);
    this.byName.set(name, entered);
    const turn = entered.turns.enter();
    if (turn !== undefined) await turn;
    try {
      return await work(entered);
    } finally {
      entered.turns.leave();
      if (entered.turns.isIdle && entered.isEmpty && !this.isKept(name)) this.forget(name);
    }
  };

  /** As `enter`, and counts as a use. */
  readonly use = <T>(name: string, work: (sandbox: Sandbox) => Promise<T>): Promise<T> => {
    this.used.set(name, this.now());
    return this.enter(name, work);
  };

  private forget(name: string): void {
    this.byName.delete(name);
    this.used.delete(name);
  }
}
