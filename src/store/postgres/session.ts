/** One connection for what belongs to this server as long as it lives; many use it at once. It is made again when it was lost. */
import type { PostgresConnection } from './connection.ts';

export class Session {
  private opening: Promise<PostgresConnection> | undefined;
  private current: PostgresConnection | undefined;

  /** @param connect makes a connection, or rejects with a StoreError */
  constructor(private readonly connect: () => Promise<PostgresConnection>) {}

  /** @throws StoreError */
  async use<T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    const connection = await this.connected();
    const done = connection.use();
    try {
      return await work(connection);
    } finally {
      done();
    }
  }

  async close(): Promise<void> {
    await this.current?.close();
  }

  private async connected(): Promise<PostgresConnection> {
    if (this.current !== undefined && !this.current.isLost) return this.current;
    this.opening ??= this.connect().finally(() => {
      this.opening = undefined;
    });
    this.current = await this.opening;
    return this.current;
  }
}
