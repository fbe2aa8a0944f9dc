/** So many connections at once and no more; whoever comes later waits, but not for ever. */
import { StoreUnavailable } from '../errors.ts';
import type { Address } from './address.ts';
import { connect, type PostgresConnection } from './connection.ts';

interface Waiting {
  /** Undefined: there is room for another connection. */
  resolve: (connection: PostgresConnection | undefined) => void;
  reject: (reason: unknown) => void;
}

export class Pool {
  private readonly idle: PostgresConnection[] = [];
  private readonly waiting: Waiting[] = [];
  private stuck: ReturnType<typeof setTimeout> | undefined;
  private open = 0;

  constructor(
    private readonly address: Address,
    private readonly most: number,
  ) {}

  /** A connection for one use, which has to end within seconds. @throws StoreError */
  async take(): Promise<PostgresConnection> {
    return this.recent() ?? (this.open < this.most ? this.another() : this.freed());
  }

  give(connection: PostgresConnection): void {
    connection.takeNoTime();
    const next = this.waiting.shift();
    if (connection.isLost) this.open--;
    else if (next === undefined) this.idle.push(connection);
    next?.resolve(connection.isLost ? undefined : connection);
    this.watch();
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
      // Whoever waits would wait for the same failure once more.
      this.refuse(error);
      throw error;
    }
  }

  /** One that somebody gives back, or one in the place of one that was lost. */
  private async freed(): Promise<PostgresConnection> {
    const given = await new Promise<PostgresConnection | undefined>((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      if (this.waiting.length === 1) this.watch();
    });
    return given ?? this.another();
  }

  /** A queue may be long, as long as it moves. */
  private watch(): void {
    clearTimeout(this.stuck);
    if (this.waiting.length === 0) return;
    const { name, toConnect, toUse } = this.address;
    const reason = new StoreUnavailable(`all ${this.most} connections to ${name} are in use, and none comes free`);
    this.stuck = setTimeout(() => this.refuse(reason), toConnect + toUse);
  }

  private refuse(reason: unknown): void {
    for (const { reject } of this.waiting.splice(0)) reject(reason);
    clearTimeout(this.stuck);
  }
}
