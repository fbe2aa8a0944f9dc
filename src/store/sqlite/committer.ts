/**
 * Commits what transactions have written, on another thread: all that came during one commit goes to the disk with the next.
 * Transactions need not wait for the commit before them, as they see what it will bring; but nobody is answered before
 * everything that he saw or wrote is on the disk.
 */
import { StoreError, StoreUnavailable } from '../errors.ts';
import type { Sql } from '../sql/rows.ts';
import type { Written } from '../sql/transaction.ts';
import { type Bound, Writes } from '../sql/writes.ts';
import type { Cache } from './cached.ts';
import type { SqliteConnection } from './connection.ts';
import type { Room } from './room.ts';
import type { Views } from './views.ts';

interface Parts {
  readonly sql: Sql;
  readonly writer: SqliteConnection;
  readonly views: Views;
  readonly cache: Cache;
  /** Milliseconds of the machine's clock. */
  readonly now: () => number;
}

/** Rooms that go to the disk together. */
class Batch {
  readonly rooms = new Set<Room>();
  resolve = (): void => {};
  reject: (error: unknown) => void = () => {};
  /** Settles when they are there, or will never be. */
  readonly done = new Promise<void>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor() {
    // Told to those who wait for it; there may be nobody.
    this.done.catch(() => {});
  }
}

/** Work that has the writing connection to itself. */
type Alone = () => Promise<void>;

/** Characters of SQL that are run at once, at least. */
const PORTION = 100_000;

export class Committer {
  private gathering = new Batch();
  private underWay: Batch | undefined;
  private readonly alone: Alone[] = [];
  private running: Promise<void> | undefined;
  private failure: unknown;
  /** Counts the failures: what was seen before one may not be there. */
  failures = 0;

  constructor(private readonly parts: Parts) {}

  /**
   * Takes what a transaction has written in a room.
   * @param written undefined: nothing, but it may have seen what is not on the disk yet
   * @param failures those at the start of the transaction
   * @returns resolves when all that it wrote and saw is on the disk
   * @throws StoreError
   */
  take(room: Room, written: Written | undefined, failures: number): Promise<void> {
    if (failures !== this.failures) throw this.failure;
    if (written === undefined) return this.settled(room);
    room.gather(written);
    const batch = this.gathering;
    batch.rooms.add(room);
    this.start();
    return batch.done;
  }

  /** Does work on the writing connection, between commits, when all of the room is on the disk. */
  exclusively(work: (writer: SqliteConnection) => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.alone.push(() => work(this.parts.writer).then(resolve, reject));
      this.start();
    });
  }

  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  /** Nobody may read meanwhile. */
  async close(): Promise<void> {
    await this.parts.writer.pragma('wal_checkpoint(truncate)');
    this.parts.writer.close();
  }

  private async settled(room: Room): Promise<void> {
    if (room.hasNext) await this.gathering.done;
    else if (room.isCommitting) await this.underWay?.done;
  }

  private start(): void {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  private async run(): Promise<void> {
    while (this.gathering.rooms.size > 0 || this.alone.length > 0) {
      // Chosen before the commit, so that all of its room goes to the disk before it.
      const alone = this.alone.shift();
      if (this.gathering.rooms.size > 0) await this.commit();
      await alone?.();
    }
  }

  private async commit(): Promise<void> {
    const batch = this.gathering;
    this.underWay = batch;
    this.gathering = new Batch();
    const { sql, views, now } = this.parts;
    try {
      const writes = new Writes(sql.declared, sql.statements);
      for (const room of batch.rooms) writes.add(room.sandbox, room.seal(), now());
      await views.during(
        () => this.write(writes.bound()),
        () => this.clean(batch),
      );
      this.underWay = undefined;
      batch.resolve();
    } catch (error) {
      this.fail(error, batch);
    }
  }

  private async write(bound: readonly Bound[]): Promise<void> {
    const { writer } = this.parts;
    try {
      let script = 'begin immediate';
      for (const [statement, ...rows] of bound) {
        script += `;${statement.text(rows)}`;
        if (script.length < PORTION) continue;
        await writer.execInBackground(script);
        script = '';
      }
      await writer.execInBackground(`${script};commit`);
    } catch (error) {
      writer.undo();
      throw error;
    }
  }

  private clean({ rooms }: Batch): void {
    for (const room of rooms)
      for (const { collection, id } of room.committed()) this.parts.cache.forget(room.place, collection, id);
  }

  /** Nothing is known of what the batch wrote, and others may have seen it. */
  private fail(cause: unknown, batch: Batch): void {
    const error =
      cause instanceof StoreError ? cause : new StoreUnavailable('the SQLite file could not be written to', cause);
    const lost = [batch, this.gathering];
    this.gathering = new Batch();
    this.underWay = undefined;
    this.failures++;
    this.failure = error;
    for (const { rooms, reject } of lost) {
      for (const room of rooms) room.forget();
      reject(error);
    }
  }
}
