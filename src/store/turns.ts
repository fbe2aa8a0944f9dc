/** A row in which work waits: one at a time, in the order of coming. */
export class Turns {
  private busy = false;
  private readonly waiting: (() => void)[] = [];

  get isIdle(): boolean {
    return !this.busy;
  }

  /** Whoever enters is alone until he leaves. @returns what to wait for; undefined: nothing */
  enter(): Promise<void> | undefined {
    if (this.busy) return new Promise((resolve) => this.waiting.push(resolve));
    this.busy = true;
    return undefined;
  }

  /** Lets in who has waited longest. */
  leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.busy = false;
    else next();
  }
}
