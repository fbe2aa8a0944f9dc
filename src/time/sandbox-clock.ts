/** The clock of one sandbox: the emulator's own until it is moved or made to stand still. It is kept with the objects. */
import type { Collection, Reader, Transaction } from '../store/store.ts';
import type { Clock } from './clock.ts';

/** One record for each sandbox whose clock was touched; ordered, so that they can be found. */
export const clocks: Collection = { name: 'clock', indexes: {}, order: () => 0 };

const ID = 'clock';

interface Kept {
  /** Milliseconds ahead of the emulator's clock. */
  offset: number;
  /** Milliseconds since the epoch; null: it runs. */
  frozenAt: number | null;
}

export class SandboxClock implements Clock {
  constructor(
    private readonly base: Clock,
    private readonly kept: Kept,
  ) {}

  get frozen(): boolean {
    return this.base.frozen || this.stands;
  }

  /** It was made to stand still, whatever the emulator's clock does. */
  get stands(): boolean {
    return this.kept.frozenAt !== null;
  }

  now(): number {
    return this.kept.frozenAt ?? this.base.now() + this.kept.offset;
  }

  /** The same clock at another time. @param time milliseconds since the epoch */
  at(time: number): SandboxClock {
    return new SandboxClock(this.base, this.stands ? { ...this.kept, frozenAt: time } : this.running(time));
  }

  /** Stands still from now on. */
  frozenAt(time: number): SandboxClock {
    return new SandboxClock(this.base, { offset: 0, frozenAt: time });
  }

  /** Runs on from where it stands. */
  released(): SandboxClock {
    return new SandboxClock(this.base, this.running(this.now()));
  }

  async keep(tx: Transaction): Promise<void> {
    await tx.put(clocks.name, { id: ID, data: { id: ID, created: 0 }, internal: { ...this.kept } });
  }

  private running(time: number): Kept {
    return { offset: time - this.base.now(), frozenAt: null };
  }
}

/** @param base the emulator's clock */
export async function readClock(reader: Pick<Reader, 'get'>, base: Clock): Promise<SandboxClock> {
  const record = await reader.get(clocks.name, ID);
  return new SandboxClock(base, (record?.internal as Kept | undefined) ?? { offset: 0, frozenAt: null });
}
