/** Work in lanes: so much at once in each, so much at once in all. */

interface Limits {
  perLane: number;
  inAll: number;
}

export class Lanes {
  private readonly waiting: { lane: string; work: () => Promise<void> }[] = [];
  private readonly running = new Map<string, number>();
  private count = 0;
  private idleWaiters: (() => void)[] = [];

  constructor(private readonly limits: Limits) {}

  /** @param work must not reject */
  add(lane: string, work: () => Promise<void>): void {
    this.waiting.push({ lane, work });
    this.start();
  }

  get isIdle(): boolean {
    return this.count === 0 && this.waiting.length === 0;
  }

  idle(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise((resolve) => this.idleWaiters.push(resolve));
  }

  /** Forgets what has not begun. */
  clear(): void {
    this.waiting.length = 0;
    this.tellIdle();
  }

  private start(): void {
    for (let i = 0; i < this.waiting.length && this.count < this.limits.inAll; ) {
      const { lane, work } = this.waiting[i] as (typeof this.waiting)[number];
      const running = this.running.get(lane) ?? 0;
      if (running >= this.limits.perLane) {
        i++;
        continue;
      }
      this.waiting.splice(i, 1);
      this.running.set(lane, running + 1);
      this.count++;
      void work().finally(() => this.leave(lane));
    }
  }

  private leave(lane: string): void {
    const running = (this.running.get(lane) ?? 1) - 1;
    if (running === 0) this.running.delete(lane);
    else this.running.set(lane, running);
    this.count--;
    this.start();
    this.tellIdle();
  }

  private tellIdle(): void {
    if (!this.isIdle) return;
    for (const tell of this.idleWaiters.splice(0)) tell();
  }
}
