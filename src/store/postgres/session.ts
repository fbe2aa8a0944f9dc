/** One connection for what belongs to this server as long as it lives; many use it at once. It is made again when it was lost. */
import type { Address } from './address.ts';
import { connect, type PostgresConnection } from './connection.ts';

export class Session {
  private opening: Promise<PostgresConnection> | undefined;
  private current: PostgresConnection | undefined;

  constructor(private readonly address: Address) {}

  /** @throws StoreError */
  async use<T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    return work(await this.connected());
  }

  async close(): Promise<void> {
    await this.current?.close();
  }

  private async connected(): Promise<PostgresConnection> {
    if (this.current !== undefined && !this.current.isLost) return this.current;
    this.opening ??= connect(this.address).finally(() => {
      this.opening = undefined;
    });
    this.current = await this.opening;
    return this.current;
  }
}
