/**
 * Work that waits for its turn. Pieces that come right behind each other share one transaction of the database,
 * each behind a savepoint of its own, so that one sync to disk is enough for all; none is answered before that.
 */
import type { Connection } from '../sql/connection.ts';

/** One transaction of the database. */
export interface Batch {
  readonly connection: Connection;
  /** Has everything outlast the process; resolves when it does. @throws StoreError */
  commit(): Promise<void>;
  /** Undoes everything, also when the connection is broken; never rejects. */
  abandon(): Promise<void>;
}

/** Does a piece of work. @returns whether it wrote anything */
type Work = (connection: Connection) => Promise<boolean>;

interface Waiting {
  work: Work;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Pieces of one batch, at most: nobody is to wait for the commit for ever. */
const MOST = 64;
/** Milliseconds. */
const PATIENCE = 2;

export class Line {
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  /** How many were there at the end of the last batch, served or not. */
  private present = 0;
  private whenGathered: (() => void) | undefined;

  /** @param begin starts a transaction of the database; it may reject, with a StoreError */
  constructor(private readonly begin: () => Promise<Batch>) {}

  /** Resolves when what the work did is committed; rejects, with no trace left, when the work or the commit does. */
  run(work: Work): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ work, done, failed });
      if (this.waiting.length >= this.present) this.whenGathered?.();
      this.running ??= this.drain();
    });
  }

  get isIdle(): boolean {
    return this.running === undefined;
  }

  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      try {
        await this.gather();
        const served = await this.work(await this.begin());
        this.present = served + this.waiting.length;
      } catch (error) {
        // Whoever waits meanwhile would wait for the same failure once more.
        for (const { failed } of this.waiting.splice(0)) failed(error);
      }
    }
    this.running = undefined;
  }

  /** Whoever was served is likely to come again at once, and two transactions would take longer than waiting for one. */
  private async gather(): Promise<void> {
    if (this.waiting.length >= this.present) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      this.whenGathered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.whenGathered = undefined;
  }

  /** @returns how many pieces */
  private async work(batch: Batch): Promise<number> {
    const settled: (() => void)[] = [];
    const taken: Waiting[] = [];
    let wrote = false;
    try {
      for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
        taken.push(next);
        const { settle, changed } = await attempt(batch.connection, next);
        settled.push(settle);
        wrote ||= changed;
        if (taken.length === MOST) break;
      }
      await (wrote ? batch.commit() : batch.abandon());
      for (const settle of settled) settle();
    } catch (error) {
      await batch.abandon();
      for (const { failed } of taken) failed(error);
    }
    return taken.length;
  }
}

/** @throws when the whole batch is lost, and not only this piece of work */
async function attempt(
  connection: Connection,
  { work, done, failed }: Waiting,
): Promise<{ settle: () => void; changed: boolean }> {
  const saved = connection.exec('savepoint work');
  try {
    const changed = await work(connection);
    await Promise.all([saved, connection.exec('release savepoint work')]);
    return { settle: done, changed };
  } catch (error) {
    await saved;
    await connection.exec('rollback to savepoint work');
    await connection.exec('release savepoint work');
    return { settle: () => failed(error), changed: false };
  }
}
