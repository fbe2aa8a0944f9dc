/** One sandbox of the file: who works in it, how far it has counted, and what of it is not on the disk yet. */
import { Changes, LayeredRows } from '../sql/layer.ts';
import type { Rows, Sql } from '../sql/rows.ts';
import type { Counts, Written } from '../sql/transaction.ts';
import { Turns } from '../turns.ts';
import type { SqliteConnection } from './connection.ts';

let places = 0;

/** What belongs to one commit. */
interface Pending extends Written {
  readonly changes: Changes;
  readonly counters: Map<string, number>;
  last: number;
}

export class Room {
  readonly turns = new Turns();
  /** Names what is cached of it; nothing of what was before has the same. */
  place = '';
  private last: number | undefined;
  private readonly counters = new Map<string, number>();
  /** What the commit under way brings to the disk, and what the next one will. */
  private committing: Pending | undefined;
  private next: Pending | undefined;

  constructor(
    readonly sandbox: string,
    private readonly sql: Sql,
  ) {
    this.forget();
  }

  get isIdle(): boolean {
    return this.turns.isIdle && this.committing === undefined && this.next === undefined;
  }

  get hasNext(): boolean {
    return this.next !== undefined;
  }

  get isCommitting(): boolean {
    return this.committing !== undefined;
  }

  /** What is committed, and what will be. @param stored what is on the disk */
  over(stored: Rows): Rows {
    const layers = [this.committing, this.next].filter((pending) => pending !== undefined);
    return layers.reduce<Rows>((below, { changes }) => new LayeredRows(this.sql.declared, changes, below), stored);
  }

  /** @param connection shows what was committed last */
  async counts(connection: SqliteConnection): Promise<Counts> {
    const { sandbox, counters } = this;
    const { enterSandbox, counter } = this.sql.statements;
    this.last ??= Number((await connection.one(enterSandbox, { sandbox }))?.number ?? 0);
    return {
      last: this.last,
      counter: async (name) => {
        const known = counters.get(name);
        if (known !== undefined) return known;
        const value = Number((await connection.one(counter, { sandbox, name }))?.value ?? 0);
        counters.set(name, value);
        return value;
      },
    };
  }

  /** Takes what the next commit is to bring to the disk. */
  gather({ changes, counters, last }: Written): void {
    this.next ??= { changes: new Changes(), counters: new Map(), last };
    for (const change of changes) this.next.changes.add(change);
    for (const [name, value] of counters) {
      this.next.counters.set(name, value);
      this.counters.set(name, value);
    }
    this.next.last = last;
    this.last = last;
  }

  /** A commit begins. @returns what it is to write */
  seal(): Written {
    const sealed = this.next;
    if (sealed === undefined) throw new Error('there is nothing to commit');
    this.committing = sealed;
    this.next = undefined;
    return sealed;
  }

  /** It has ended. @returns what has changed on the disk */
  committed(): Changes {
    const changes = this.committing?.changes ?? new Changes();
    this.committing = undefined;
    return changes;
  }

  /** Nothing is known any more but what is on the disk. */
  forget(): void {
    this.place = String(places++);
    this.last = undefined;
    this.counters.clear();
    this.committing = undefined;
    this.next = undefined;
  }
}
