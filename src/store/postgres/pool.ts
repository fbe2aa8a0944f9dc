/** So many connections at once and no more; whoever comes later waits, but not for ever. */
import { StoreUnavailable } from '../errors.ts';
import type { Address } from './address.ts';
import { connect, type PostgresConnection } from './connection.ts';

export class Pool {
  private readonly idle: PostgresConnection[] = [];
  private readonly waiting: ((connection: PostgresConnection | undefined) => void)[] = [];
  private readonly used = new Map<PostgresConnection, () => void>();
  private open = 0;

  constructor(
    private readonly address: Address,
    private readonly most: number,
  ) {}

  /** A connection for one use, which has to end within seconds. @throws StoreError */
  async take(): Promise<PostgresConnection> {
    const connection = this.recent() ?? (this.open < this.most ? await this.another() : await this.freed());
    this.used.set(connection, connection.use());
    return connection;
  }

  give(connection: PostgresConnection): void {
    this.used.get(connection)?.();
    this.used.delete(connection);
    const next = this.waiting.shift();
    if (connection.isLost) this.open--;
    else if (next === undefined) this.idle.push(connection);
    next?.(connection.isLost ? undefined : connection);
  }

  async use<T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    const connection = await this.take();
    try {
      return await work(connection);
    } finally {
      this.give(connection);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((connection) => connection.close()));
  }

  /** The one that was used last, of those that still live. */
  private recent(): PostgresConnection | undefined {
    for (let last = this.idle.pop(); last !== undefined; last = this.idle.pop()) {
      if (!last.isLost) return last;
      this.open--;
    }
    return undefined;
  }

  private async another(): Promise<PostgresConnection> {
    this.open++;
    try {
      return await connect(this.address);
    } catch (error) {
      this.open--;
      this.waiting.shift()?.(undefined);
      throw error;
    }
  }

  /** One that somebody gives back, or one in the place of one that was lost. */
  private async freed(): Promise<PostgresConnection> {
    const given = await new Promise<PostgresConnection | undefined>((resolve, reject) => {
      const turn = (connection: PostgresConnection | undefined): void => {
        clearTimeout(timer);
        resolve(connection);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        reject(new StoreUnavailable(`all ${this.most} connections to ${this.address.name} are in use`));
      }, this.address.toConnect);
      this.waiting.push(turn);
    });
    return given ?? this.another();
  }
}
