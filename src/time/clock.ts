/** The one clock. Everything that needs the time is handed one; only this file reads the machine's. */

export interface Clock {
  /** Milliseconds since the epoch; never less than before. */
  now(): number;
  /** It stands still until it is moved. */
  readonly frozen: boolean;
}

/** The machine's own, made to never go back. */
class RealClock implements Clock {
  readonly frozen = false;
  private latest = 0;

  now(): number {
    this.latest = Math.max(this.latest, Date.now());
    return this.latest;
  }
}

export const realClock: Clock = new RealClock();

/** Runs with the machine's clock, or stands still at a time; either way it can be moved forward. */
export class AdjustableClock implements Clock {
  private offset = 0;

  /** @param start milliseconds since the epoch at which it stands still; undefined: it runs */
  constructor(private readonly start?: number) {}

  get frozen(): boolean {
    return this.start !== undefined;
  }

  now(): number {
    return (this.start ?? realClock.now()) + this.offset;
  }

  /** Forward only. @param time milliseconds since the epoch */
  moveTo(time: number): void {
    this.offset += Math.max(0, time - this.now());
  }
}

/** @returns a function that tells the milliseconds since now, for the log */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => performance.now() - started;
}
