/** The one clock. Everything that needs the time is handed one; only `realClock` reads the machine's. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const realClock: Clock = { now: () => Date.now() };

/** Stands still until it is moved. */
export class FrozenClock implements Clock {
  constructor(private milliseconds: number) {}

  now(): number {
    return this.milliseconds;
  }

  /** @param seconds forward only */
  advance(seconds: number): void {
    this.milliseconds += seconds * 1000;
  }
}
