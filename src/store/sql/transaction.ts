/**
 * Changes one sandbox through a connection. What is written is held back and sent together,
 * at the end or before a list that it could change: the database may be far away.
 */
import type { Page, Query, StoredRecord, Transaction } from '../store.ts';
import type { Connection } from './connection.ts';
import { type Sql, SqlReader } from './reader.ts';
import { keyIn, type Placed } from './records.ts';
import { Writes } from './writes.ts';

/** One record in the course of a transaction. */
interface Known {
  readonly collection: string;
  readonly id: string;
  /** As the database has it, undefined if it has none; `unseen`: nobody has looked. */
  stored: Placed | undefined | 'unseen';
  /** As it is now. */
  now: StoredRecord | undefined;
  changed: boolean;
  /** It was deleted and came again, as the newest. */
  reborn: boolean;
  /** What it is numbered if it is new. */
  number: number;
}

export class SqlTransaction extends SqlReader implements Transaction {
  private readonly known = new Map<string, Known>();
  private readonly counters = new Map<string, { value: number; changed: boolean }>();
  /** Something was sent to the database. */
  wrote = false;

  /** @param last the number that the newest record of the sandbox has */
  constructor(
    sql: Sql,
    connection: Connection,
    sandbox: string,
    private last: number,
  ) {
    super(sql, connection, sandbox);
  }

  override async get(collection: string, id: string): Promise<StoredRecord | undefined> {
    this.open();
    const known = this.known.get(nameOf(collection, id));
    if (known !== undefined) return known.now;
    const stored = await this.find(collection, id);
    return this.remember(collection, id, { stored, now: stored?.record }).now;
  }

  override async list(collection: string, query: Query): Promise<Page> {
    await this.send((known) => known.collection === collection);
    return super.list(collection, query);
  }

  override async count(collection: string): Promise<number> {
    await this.send((known) => known.collection === collection);
    return super.count(collection);
  }

  async put(collection: string, record: StoredRecord): Promise<void> {
    const known = this.toChange(collection, record.id);
    if (known.now === undefined) {
      known.reborn = known.stored !== 'unseen' || known.changed;
      known.number = ++this.last;
    }
    known.now = record;
    known.changed = true;
  }

  async delete(collection: string, id: string): Promise<void> {
    const known = this.toChange(collection, id);
    known.now = undefined;
    known.changed = true;
  }

  async next(counter: string): Promise<number> {
    const connection = this.open();
    let known = this.counters.get(counter);
    if (known === undefined) {
      const row = await connection.one(this.sql.statements.counter, { sandbox: this.sandbox, name: counter });
      known = { value: Number(row?.value ?? 0), changed: false };
      this.counters.set(counter, known);
    }
    known.changed = true;
    return ++known.value;
  }

  /** Sends what has been held back. @param now milliseconds of the machine's clock */
  async finish(now: number): Promise<void> {
    await this.send(() => true);
    const { setCounter, leaveSandbox } = this.sql.statements;
    const { sandbox } = this;
    const counted = [...this.counters].filter(([, { changed }]) => changed);
    if (!this.wrote && counted.length === 0) return;
    this.wrote = true;
    await Promise.all([
      ...counted.map(([name, { value }]) => this.open().run(setCounter, { sandbox, name, value })),
      this.open().run(leaveSandbox, { sandbox, number: this.last, used: now }),
    ]);
  }

  private remember(collection: string, id: string, seen: Pick<Known, 'stored' | 'now'>): Known {
    const known = { collection, id, ...seen, changed: false, reborn: false, number: 0 };
    this.known.set(nameOf(collection, id), known);
    return known;
  }

  private toChange(collection: string, id: string): Known {
    this.open();
    this.sql.declared.named(collection);
    const known = this.known.get(nameOf(collection, id));
    return known ?? this.remember(collection, id, { stored: 'unseen', now: undefined });
  }

  private async send(wanted: (known: Known) => boolean): Promise<void> {
    const connection = this.open();
    const changed = [...this.known.values()].filter((known) => known.changed && wanted(known));
    if (changed.length === 0) return;
    this.wrote = true;
    const writes = new Writes(this.sandbox, this.sql.statements);
    await Promise.all(changed.map((known) => this.look(known)));
    for (const known of changed) {
      const before = known.stored as Placed | undefined;
      const after = this.placed(known, before);
      writes.change(this.sql.declared.named(known.collection), before, after);
      Object.assign(known, { stored: after, changed: false, reborn: false });
    }
    await writes.send(connection);
  }

  private async look(known: Known): Promise<void> {
    if (known.stored === 'unseen') known.stored = await this.find(known.collection, known.id);
  }

  private placed({ collection, now, reborn, number }: Known, before: Placed | undefined): Placed | undefined {
    if (now === undefined) return undefined;
    if (before !== undefined && !reborn) return { record: now, key: before.key, number: before.number };
    return { record: now, key: keyIn(this.sql.declared.named(collection), now), number };
  }
}

const nameOf = (collection: string, id: string): string => `${collection}\0${id}`;
