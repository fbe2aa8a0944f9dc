/** Sandboxes of which it is not known what was committed last: a commit may still arrive when nobody waits for it any more. */

/** How often each is looked at again: until no commit can arrive. */
const LOOKS = 6;

export class Doubts {
  private readonly looks = new Map<string, number>();

  add(sandbox: string): void {
    this.looks.set(sandbox, LOOKS);
  }

  /** Those to look at now. */
  next(): string[] {
    const now = [...this.looks.keys()];
    for (const [sandbox, left] of this.looks) {
      if (left > 1) this.looks.set(sandbox, left - 1);
      else this.looks.delete(sandbox);
    }
    return now;
  }
}
