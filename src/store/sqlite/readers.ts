/** Connections that only read: each use sees what was committed before it, and waits for nobody. */
import type { SqliteConnection } from './connection.ts';

/** So many are kept for later. */
const MOST_KEPT = 8;

export class Readers {
  private readonly idle: SqliteConnection[] = [];
  private closed = false;

  constructor(private readonly connect: () => Promise<SqliteConnection>) {}

  async use<T>(work: (connection: SqliteConnection) => Promise<T>): Promise<T> {
    const connection = this.idle.pop() ?? (await this.open());
    await connection.exec('begin');
    try {
      return await work(connection);
    } finally {
      await connection.exec('commit');
      if (this.closed || this.idle.length >= MOST_KEPT) connection.close();
      else this.idle.push(connection);
    }
  }

  close(): void {
    this.closed = true;
    for (const connection of this.idle.splice(0)) connection.close();
  }

  private async open(): Promise<SqliteConnection> {
    const connection = await this.connect();
    await connection.exec('pragma query_only = on; pragma busy_timeout = 5000');
    return connection;
  }
}
