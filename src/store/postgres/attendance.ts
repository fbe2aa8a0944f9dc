/** Says again and again that this server lives, so that others need not take over what it has to do. */
import type { Connection } from '../sql/connection.ts';
import type { Statements } from '../sql/statements.ts';
import type { Session } from './session.ts';

/** A server counts as gone when it has said nothing for so long, in milliseconds; it says something every so often. */
const LEASE = 5000;
const EVERY = 1000;

export class Attendance {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private saying: Promise<void> = Promise.resolve();

  constructor(
    private readonly session: Session,
    private readonly statements: Statements,
    private readonly server: string,
  ) {}

  /** @throws StoreError when it cannot be said for the first time */
  async begin(connection: Connection): Promise<void> {
    await connection.run(this.statements.attend, { server: this.server, lease: LEASE });
    await connection.run(this.statements.forgetServers, {});
    this.schedule();
  }

  /** Others take over at once. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.saying;
    const said = this.session.use((connection) => connection.run(this.statements.depart, { server: this.server }));
    // When it cannot be said, others find out by themselves.
    await said.catch(() => {});
  }

  private schedule(): void {
    if (this.closed) return;
    this.timer = setTimeout(() => {
      this.saying = this.session
        .use((connection) => connection.run(this.statements.attend, { server: this.server, lease: LEASE }))
        // Whoever needs the database meanwhile is told what is wrong with it.
        .catch(() => {})
        .finally(() => this.schedule());
    }, EVERY);
    this.timer.unref();
  }
}
