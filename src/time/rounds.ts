/** Work that is done once at the start and then every so often, on the machine's clock; never twice at once. */

interface Parts {
  work: () => Promise<void>;
  /** Milliseconds from the end of one round to the start of the next. */
  every: number;
  /** Told when rounds begin to fail, and not again before one has succeeded. */
  report: (error: unknown) => void;
}

export class Rounds {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private closed = false;
  private failing = false;

  constructor(private readonly parts: Parts) {}

  /** Resolves after the first round, whether it failed or not. */
  start(): Promise<void> {
    this.running = this.round();
    return this.running;
  }

  /** Without a first round now. */
  startLater(): void {
    if (this.closed) return;
    this.timer = setTimeout(() => this.start(), this.parts.every);
    // On Node a waiting timer keeps no process alive.
    (this.timer as { unref?: () => void }).unref?.();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    try {
      await this.parts.work();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.parts.report(error);
      this.failing = true;
    }
    this.startLater();
  }
}
