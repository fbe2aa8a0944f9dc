/** Work on a SQLite file, which one process has to itself: sandboxes side by side, with one commit for many of them. */
import type { Connection } from '../sql/connection.ts';
import { type Sql, StoredRows } from '../sql/rows.ts';
import type { Database } from '../sql/store.ts';
import { SqlTransaction } from '../sql/transaction.ts';
import { type Cache, CachedRows } from './cached.ts';
import type { Committer } from './committer.ts';
import type { SqliteConnection } from './connection.ts';
import type { Readers } from './readers.ts';
import { Room } from './room.ts';
import { View, type Views } from './views.ts';

interface Parts {
  readonly sql: Sql;
  readonly readers: Readers;
  readonly views: Views;
  readonly cache: Cache;
  readonly committer: Committer;
  readonly locked: SqliteConnection;
}

/** Sandboxes that something is remembered of, unless more are worked in at once. */
const MOST_ROOMS = 1000;

export class SqliteDatabase implements Database {
  readonly dialect = 'sqlite';
  private readonly rooms = new Map<string, Room>();
  /** Reads what was committed last, statement by statement. */
  private readonly latest: SqliteConnection;

  constructor(private readonly parts: Parts) {
    this.latest = parts.readers.take();
  }

  async transact(sandbox: string, work: (tx: SqlTransaction) => Promise<void>): Promise<void> {
    const { committer } = this.parts;
    const durable = await this.inTurn(sandbox, async (room) => {
      const { failures } = committer;
      const tx = await this.begin(room);
      try {
        await work(tx);
        // Not awaited here: whoever comes next may see it already.
        return { reached: committer.take(room, await tx.finish(), failures) };
      } finally {
        tx.end();
      }
    });
    await durable.reached;
  }

  alone(sandbox: string, work: (connection: Connection, last: number) => Promise<boolean>): Promise<void> {
    return this.inTurn(sandbox, (room) =>
      this.parts.committer.exclusively(async (writer) => {
        await writer.exec('begin immediate');
        try {
          const row = await writer.one(this.parts.sql.statements.enterSandbox, { sandbox });
          const wrote = await work(writer, Number(row?.number ?? 0));
          if (!wrote) writer.undo();
          else
            await this.parts.views.during(
              () => writer.execInBackground('commit'),
              () => room.forget(),
            );
        } catch (error) {
          writer.undo();
          throw error;
        }
      }),
    );
  }

  read: Database['read'] = (sandbox, work) => {
    const { sql, views, cache } = this.parts;
    const { place } = this.room(sandbox);
    return views.use((view) => {
      const stored = new StoredRows(sql, view.pinned, sandbox);
      return work(new CachedRows(cache, place, stored, () => view.isLatest));
    });
  };

  look: Database['look'] = async (work) => {
    const view = new View(this.parts.readers, false);
    try {
      return await work(view.pinned());
    } finally {
      view.release();
    }
  };

  async close(): Promise<void> {
    const { committer, views, readers, locked } = this.parts;
    await committer.idle();
    views.close();
    this.latest.close();
    readers.close();
    await committer.close();
    locked.close();
  }

  private async begin(room: Room): Promise<SqlTransaction> {
    const { sql, cache } = this.parts;
    const stored = new StoredRows(sql, () => this.latest, room.sandbox);
    const rows = room.over(new CachedRows(cache, room.place, stored, () => true));
    return new SqlTransaction(sql.declared, rows, await room.counts(this.latest));
  }

  private async inTurn<T>(sandbox: string, work: (room: Room) => Promise<T>): Promise<T> {
    const room = this.room(sandbox);
    await room.turns.enter();
    try {
      return await work(room);
    } finally {
      room.turns.leave();
    }
  }

  private room(sandbox: string): Room {
    let room = this.rooms.get(sandbox);
    if (room === undefined) {
      this.makeRoom();
      room = new Room(sandbox, this.parts.sql);
      this.rooms.set(sandbox, room);
    }
    return room;
  }

  private makeRoom(): void {
    if (this.rooms.size < MOST_ROOMS) return;
    for (const [sandbox, room] of this.rooms) {
      if (!room.isIdle) continue;
      this.rooms.delete(sandbox);
      return;
    }
  }
}
