/** Takes away what is too old to matter, so that a sandbox that is used for ever does not grow for ever. */
import type { Collection, Reader, Store } from '../store/store.ts';
import { type Clock, realClock } from './clock.ts';
import { readClock } from './sandbox-clock.ts';

interface Parts {
  store: Store;
  /** The emulator's own. */
  clock: Clock;
  collections: readonly Collection[];
  /** Told of what went wrong in Awning itself. */
  report: (error: unknown) => void;
}

/** A sandbox that is in use is looked at so often, in milliseconds of the machine's clock. */
const EVERY = 60 * 60 * 1000;
/** How long after a sandbox was first seen: those that come and go are left in peace. */
const AT_FIRST = 60 * 1000;
/** Sandboxes that are remembered at once. */
const MOST = 10_000;
/** Records that one transaction takes away: nobody is to wait for long. */
const PORTION = 200;

type Mortal = Collection & { readonly lifetime: NonNullable<Collection['lifetime']> };

export class Housekeeper {
  private readonly mortal: readonly Mortal[];
  /** When a sandbox is to be looked at next, in milliseconds of the machine's clock. */
  private readonly next = new Map<string, number>();
  private readonly sweeping = new Set<Promise<void>>();
  private closed = false;

  constructor(private readonly parts: Parts) {
    this.mortal = parts.collections.filter((collection): collection is Mortal => collection.lifetime !== undefined);
  }

  /** Somebody wrote to a sandbox; cheap, as almost always there is nothing to do. */
  wake(sandbox: string): void {
    const now = realClock.now();
    const due = this.next.get(sandbox);
    if (due !== undefined && now < due) return;
    if (this.next.size >= MOST) this.next.clear();
    this.next.set(sandbox, now + (due === undefined ? AT_FIRST : EVERY));
    if (due !== undefined) this.start(sandbox);
  }

  /** Takes away what is too old by the sandbox's clock. */
  async sweep(sandbox: string): Promise<void> {
    for (const collection of this.mortal) {
      // Whether there is anything at all is asked without being in anybody's way.
      const found = await this.parts.store.read(sandbox, (reader) => this.old(reader, collection, 1));
      for (let more = found.length > 0; more && !this.closed; ) more = await this.takePortion(sandbox, collection);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.sweeping);
  }

  private start(sandbox: string): void {
    if (this.closed) return;
    const work = this.sweep(sandbox)
      .catch(this.parts.report)
      .finally(() => this.sweeping.delete(work));
    this.sweeping.add(work);
  }

  /** @returns whether there may be more */
  private takePortion(sandbox: string, collection: Mortal): Promise<boolean> {
    return this.parts.store.transaction(sandbox, async (tx) => {
      const ids = await this.old(tx, collection, PORTION);
      for (const id of ids) await tx.delete(collection.name, id);
      return ids.length === PORTION;
    });
  }

  private async old(reader: Reader, { name, lifetime }: Mortal, limit: number): Promise<string[]> {
    const { seconds, unless } = lifetime;
    const clock = await readClock(reader, this.parts.clock);
    const to = Math.floor(clock.now() / 1000) - seconds;
    const filter = unless && ((record: Parameters<typeof unless>[0]) => !unless(record));
    const { records } = await reader.list(name, { created: { to }, limit, ...(filter && { filter }) });
    return records.map(({ id }) => id);
  }
}
