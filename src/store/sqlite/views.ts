/**
 * What readers see of the file: one view for all who come between two commits, as nothing changes there.
 * Whoever comes during a commit, which happens on another thread, gets a view of his own.
 */
import type { SqliteConnection } from './connection.ts';
import type { Readers } from './readers.ts';

/** The file as it was at one moment. */
export class View {
  /** Who looks at it. */
  users = 0;
  private connection: SqliteConnection | undefined;

  /** @param isLatest it shows all that was ever committed, until it is told otherwise */
  constructor(
    private readonly readers: Readers,
    public isLatest: boolean,
  ) {}

  /** From the first call on, it shows the same. */
  readonly pinned = (): SqliteConnection => {
    if (this.connection === undefined) {
      this.connection = this.readers.take();
      // A transaction begins to see the file when it first reads.
      this.connection.execNow('begin; select count(*) from awning_meta');
    }
    return this.connection;
  };

  /** Nobody looks at it any more. */
  release(): void {
    const { connection } = this;
    if (connection === undefined) return;
    this.connection = undefined;
    connection.execNow('commit');
    this.readers.give(connection);
  }
}

export class Views {
  private current: View;
  private committing = false;

  constructor(private readonly readers: Readers) {
    this.current = new View(readers, true);
  }

  async use<T>(work: (view: View) => Promise<T>): Promise<T> {
    const view = this.committing ? new View(this.readers, false) : this.current;
    view.users++;
    try {
      return await work(view);
    } finally {
      view.users--;
      if (view.users === 0 && !view.isLatest) view.release();
    }
  }

  /**
   * Everything changes while the work runs: those who read already must go on seeing what they saw.
   * @param changed called when it has, or may have, in the moment in which readers begin to see it
   */
  async during(work: () => Promise<void>, changed: () => void): Promise<void> {
    const before = this.current;
    this.committing = true;
    try {
      // A view that is kept for nobody would only keep the log of writes from being begun anew.
      if (before.users > 0) before.pinned();
      else before.release();
      await work();
    } finally {
      // Without a pause from here on: nobody may find what is remembered of before beside what is there now.
      changed();
      before.isLatest = false;
      if (before.users === 0) before.release();
      this.current = new View(this.readers, true);
      this.committing = false;
    }
  }

  close(): void {
    this.current.release();
  }
}
