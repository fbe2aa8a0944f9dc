/** One timer for each sandbox, on the machine's clock. */

/** The longest time that a timer may wait, in milliseconds; what comes later is looked at again then. */
const LONGEST_WAIT = 24 * 3600 * 1000;

export class Timers {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private closed = false;

  /** @param ring called with the sandbox when its time has come */
  constructor(private readonly ring: (sandbox: string) => void) {}

  /** Takes the place of the timer that the sandbox had. @param wait milliseconds */
  set(sandbox: string, wait: number): void {
    clearTimeout(this.timers.get(sandbox));
    if (this.closed) return;
    const timer = setTimeout(
      () => {
        this.timers.delete(sandbox);
        this.ring(sandbox);
      },
      Math.min(Math.max(0, wait), LONGEST_WAIT),
    );
    // On Node a waiting timer keeps no process alive.
    (timer as { unref?: () => void }).unref?.();
    this.timers.set(sandbox, timer);
  }

  sandboxes(): string[] {
    return [...this.timers.keys()];
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
