/** Snapshots of sandboxes in memory, and their contents on the way to other stores. */
import type { Carriage, Held, Snapshot, Snapshots } from '../snapshots.ts';
import type { Collection } from '../store.ts';
import { Sandbox } from './sandbox.ts';

/** Does work in a sandbox, with nobody else in it. */
type Within = <T>(sandbox: string, work: (sandbox: Sandbox) => Promise<T>) => Promise<T>;

interface Kept extends Snapshot {
  readonly copy: Sandbox;
}

const told = ({ name, taken, records }: Kept): Snapshot => ({ name, taken, records });

const byName = (a: Snapshot, b: Snapshot): number => (a.name < b.name ? -1 : 1);

export class MemorySnapshots implements Snapshots {
  private readonly kept = new Map<string, Map<string, Kept>>();

  constructor(
    private readonly within: Within,
    private readonly collections: ReadonlyMap<string, Collection>,
    private readonly now: () => number,
  ) {}

  take(sandbox: string, name: string): Promise<Snapshot> {
    return this.within(sandbox, async (found) => {
      const copy = new Sandbox(this.collections);
      copy.become(found.contents());
      const snapshot = { name, taken: this.now(), records: copy.size, copy };
      const ofSandbox = this.kept.get(sandbox) ?? new Map<string, Kept>();
      this.kept.set(sandbox, ofSandbox.set(name, snapshot));
      return told(snapshot);
    });
  }

  async list(sandbox: string): Promise<Snapshot[]> {
    return [...(this.kept.get(sandbox)?.values() ?? [])].map(told).sort(byName);
  }

  restore(sandbox: string, name: string): Promise<Snapshot | undefined> {
    return this.within(sandbox, async (found) => {
      const snapshot = this.kept.get(sandbox)?.get(name);
      if (snapshot === undefined) return undefined;
      found.become(snapshot.copy.contents());
      return told(snapshot);
    });
  }

  hasAny(sandbox: string): boolean {
    return this.kept.has(sandbox);
  }

  /** All of a sandbox. */
  forget(sandbox: string): void {
    this.kept.delete(sandbox);
  }

  async delete(sandbox: string, name: string): Promise<Snapshot | undefined> {
    const ofSandbox = this.kept.get(sandbox);
    const snapshot = ofSandbox?.get(name);
    ofSandbox?.delete(name);
    if (ofSandbox?.size === 0) this.kept.delete(sandbox);
    return snapshot && told(snapshot);
  }
}

/** Handed out at once, at most. */
const SOME = 500;

/** Counters first; each kind by its name, and records of one collection as they are. */
function byPlace(a: Held, b: Held): number {
  const [nameOfA, nameOfB] = [placeOf(a), placeOf(b)];
  return nameOfA < nameOfB ? -1 : Number(nameOfA > nameOfB);
}

const placeOf = (held: Held): string => ('counter' in held ? `0 ${held.counter}` : `1 ${held.collection}`);

export class MemoryCarriage implements Carriage {
  constructor(private readonly within: Within) {}

  async unload(sandbox: string, take: (held: Held[]) => Promise<void>): Promise<void> {
    // Records never change, so that the sandbox need not wait for the taker.
    const contents = await this.within(sandbox, async (found) => [...found.contents()].sort(byPlace));
    for (let i = 0; i < contents.length; i += SOME) await take(contents.slice(i, i + SOME));
  }

  async load(sandbox: string, give: (take: (held: Held[]) => Promise<void>) => Promise<void>): Promise<void> {
    const contents: Held[] = [];
    await give(async (held) => {
      contents.push(...held);
    });
    await this.within(sandbox, async (found) => found.become(contents));
  }
}
