/** Names that somebody has to himself for a while, within one process. */

/** Gives a name back; never rejects. */
export type Release = () => Promise<void>;

export class Claims {
  private readonly names = new Set<string>();

  /** @returns undefined when somebody has it */
  take(sandbox: string, name: string): Release | undefined {
    const whole = `${sandbox} ${name}`;
    if (this.names.has(whole)) return undefined;
    this.names.add(whole);
    return async () => {
      this.names.delete(whole);
    };
  }
}
