/** Connections that only read, kept for the next who needs one. */
import type { SqliteConnection } from './connection.ts';

/** So many are kept. */
const MOST_KEPT = 8;
/** What each may keep in memory of the file, in KiB. */
const CACHE = 16_000;

export class Readers {
  private readonly idle: SqliteConnection[] = [];
  private closed = false;

  constructor(private readonly connect: () => SqliteConnection) {}

  take(): SqliteConnection {
    return this.idle.pop() ?? this.open();
  }

  give(connection: SqliteConnection): void {
    if (this.closed || this.idle.length >= MOST_KEPT) connection.close();
    else this.idle.push(connection);
  }

  close(): void {
    this.closed = true;
    for (const connection of this.idle.splice(0)) connection.close();
  }

  private open(): SqliteConnection {
    const connection = this.connect();
    connection.execNow(`pragma query_only = on; pragma busy_timeout = 5000; pragma cache_size = -${CACHE}`);
    return connection;
  }
}
