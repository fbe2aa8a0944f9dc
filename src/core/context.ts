/** What every handler, action and job works with: one transaction on one sandbox, and the only way to change anything in it. */
import { errors } from '../contract/errors.ts';
import type { Given, ObjectName, Stored } from '../contract/types.ts';
import type { Page, Query, Reader, StoredRecord, Transaction } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { scheduleJob } from '../time/jobs.ts';
import { readClock } from '../time/sandbox-clock.ts';
import type { Environment } from './environment.ts';
import { recordEvent } from './events.ts';
import { composeId, FREE_CHARACTERS, type Identified } from './ids.ts';
import { previousAttributes } from './previous.ts';
import { MustWrite, ReadOnly } from './read-only.ts';
import { remembering } from './search/freshness.ts';

/** What came with a request that carries a file. */
export interface Upload {
  filename: string;
  bytes: Uint8Array;
}

/** The request that is being answered; a job has none. */
export interface RequestFacts {
  /** `req_…` */
  readonly id: string;
  readonly idempotencyKey: string | null;
  /** Without the query, as it was asked: lists name it as their `url`. */
  readonly path: string;
  /** A publishable key sees and may do less. */
  readonly publishable: boolean;
  /** The parameter `file` of a multipart body. */
  readonly upload?: Upload | undefined;
}

/** What is to be done after a transaction is committed. */
export interface Leftovers {
  /** Something was scheduled. */
  jobs: boolean;
  /** Something is owed to webhook endpoints. */
  deliveries: boolean;
}

type Internal = Readonly<Record<string, unknown>>;

interface CreateOptions {
  id?: string;
  /** Another object of the same payment, whose stem the id shares. */
  family?: string;
  /** Private facts, never rendered. */
  internal?: Internal;
  /** Type of the event that tells of it. */
  event?: string;
}

interface UpdateOptions {
  internal?: Internal;
  /** Types of the events that tell of the change, in order; one that ends in `.updated` is left out when nothing differs. */
  events?: readonly string[];
}

/** Events other than `….updated` that carry `previous_attributes` too. */
const CHANGES = new Set(['charge.refunded', 'charge.captured']);

/** The clock as it stands at this moment. */
function stopped(clock: Clock): Clock {
  const now = clock.now();
  return { frozen: clock.frozen, now: () => now };
}

/** Where the clock is not known, as few who only read need it. */
const NO_CLOCK: Clock = {
  get frozen(): boolean {
    throw new MustWrite('the clock was not read');
  },
  now: () => {
    throw new MustWrite('the clock was not read');
  },
};

export class Context {
  readonly left: Leftovers = { jobs: false, deliveries: false };
  private drawn = 0;

  private constructor(
    readonly tx: Transaction,
    readonly env: Environment,
    /** The account of the caller's key, `acct_…`: the sandbox. */
    readonly account: string,
    readonly request: RequestFacts | null,
    private readonly draws: number,
    /** Where the sandbox's clock stood when the transaction began; it stands there until the end. */
    readonly clock: Clock,
  ) {}

  static async open(
    tx: Transaction,
    env: Environment,
    account: string,
    request: RequestFacts | null,
    clock?: Clock,
  ): Promise<Context> {
    const current = stopped(clock ?? (await readClock(tx, env.baseClock)));
    return new Context(tx, env, account, request, await tx.next('draws'), current);
  }

  /** For what only reads: nothing can be changed, and nothing made; what asks for the time starts over too. */
  static look(reader: Reader, env: Environment, account: string, request: RequestFacts | null): Context {
    return new Context(new ReadOnly(reader), env, account, request, 0, NO_CLOCK);
  }

  /** Seconds since the epoch, on the sandbox's clock. */
  now(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  /** As `now`, where it may have to be looked up first: what only reads seldom needs it. */
  async time(): Promise<number> {
    const clock = this.clock === NO_CLOCK ? await readClock(this.tx, this.env.baseClock) : this.clock;
    return Math.floor(clock.now() / 1000);
  }

  /** Characters from the one source of chance: letters and digits. */
  draw(length: number): string {
    return this.env.chance.draw(this.account, this.draws * 1000 + this.drawn++, length);
  }

  newId(object: Identified, family?: string): string {
    return composeId(object, this.account, this.now(), this.draw(FREE_CHARACTERS), family);
  }

  /** Of any kind of object, also of one that Awning does not emulate. */
  async record(object: string, id: string): Promise<StoredRecord | undefined> {
    return this.env.objects.has(object) ? this.tx.get(object, id) : undefined;
  }

  async get<N extends ObjectName>(object: N, id: string): Promise<Stored<N> | undefined> {
    return (await this.tx.get(object, id))?.data as Stored<N> | undefined;
  }

  /** What the path names. @throws StripeError 404 `resource_missing` */
  async find<N extends ObjectName>(object: N, id: string): Promise<Stored<N>> {
    const record = await this.tx.get(object, id);
    if (record === undefined) throw errors.resourceMissing(object, id);
    return record.data as Stored<N>;
  }

  /** What a parameter names. @throws StripeError 400 `resource_missing` */
  async referred<N extends ObjectName>(object: N, id: string, param: string): Promise<Stored<N>> {
    const record = await this.tx.get(object, id);
    if (record === undefined) throw errors.resourceMissing(object, id, param);
    return record.data as Stored<N>;
  }

  /** Private facts of an object that exists. */
  async internal<T extends object>(object: ObjectName, id: string): Promise<T> {
    return ((await this.tx.get(object, id))?.internal ?? {}) as T;
  }

  async list<N extends ObjectName>(object: N, query: Query): Promise<{ data: Stored<N>[]; hasMore: boolean }> {
    const page: Page = await this.tx.list(object, query);
    return { data: page.records.map((record) => record.data as Stored<N>), hasMore: page.hasMore };
  }

  /** Makes an object: what is not given is blank. */
  async create<N extends ObjectName & Identified>(
    object: N,
    given: Given<N>,
    options: CreateOptions = {},
  ): Promise<Stored<N>> {
    const id = options.id ?? this.newId(object, options.family);
    const data = this.env.blanks.blank(
      object,
      { id, created: this.now() },
      given as Record<string, unknown>,
    ) as Stored<N>;
    const internal = { ...options.internal, ...this.former(object, undefined) };
    const record = { id, data: data as StoredRecord['data'], internal };
    // Nobody else draws the same id.
    await (options.id === undefined ? this.tx.add(object, record) : this.tx.put(object, record));
    if (options.event !== undefined) await this.emit(options.event, data);
    return data;
  }

  /** Changes an object and tells of it. */
  async update<N extends ObjectName>(
    object: N,
    id: string,
    changes: Partial<Stored<N>>,
    options: UpdateOptions = {},
  ): Promise<Stored<N>> {
    const record = await this.tx.get(object, id);
    if (record === undefined) throw new Error(`cannot update ${object} ${id}: it does not exist`);
    const data: StoredRecord['data'] = this.env.blanks.change(object, record.data, changes);
    const internal = { ...record.internal, ...options.internal, ...this.former(object, record) };
    await this.tx.put(object, { id, data, internal });
    if (options.events !== undefined) await this.tell(options.events, record.data, data);
    return data as Stored<N>;
  }

  /** What searches of this kind of object go on seeing for a while. */
  private former(object: ObjectName, before: StoredRecord | undefined): object {
    const { searchDelay, searchable } = this.env;
    return searchDelay > 0 && searchable.has(object) ? remembering(before, this.now(), searchDelay) : {};
  }

  /** Removes an object; what is left of it, if anything, is kept as `deleted_…`. */
  async remove<N extends ObjectName>(object: N, id: string, event?: string): Promise<void> {
    const record = await this.tx.get(object, id);
    if (record === undefined) throw new Error(`cannot remove ${object} ${id}: it does not exist`);
    await this.tx.delete(object, id);
    if (event !== undefined) await this.emit(event, record.data);
  }

  /** Appends an event and what is owed to webhook endpoints. */
  async emit(type: string, object: object, previous?: Record<string, unknown>): Promise<void> {
    await recordEvent(this, type, object, previous);
  }

  /** Has a job of a resource run later, in a transaction of its own. @param after seconds */
  async schedule(name: string, after: number, payload: Record<string, string>): Promise<void> {
    this.left.jobs = true;
    await scheduleJob(this.tx, {
      id: `job_${this.draw(FREE_CHARACTERS)}`,
      name,
      due: this.clock.now() + after * 1000,
      payload,
    });
  }

  /** Lets the resources above react; see the table of reactions. */
  async signal(name: string, subject: object): Promise<void> {
    for (const react of this.env.reactions.get(name) ?? []) await react(this, subject as never);
  }

  /** Tells of a change that was stored before. */
  async tell(types: readonly string[], before: StoredRecord['data'], after: StoredRecord['data']): Promise<void> {
    const previous = previousAttributes(before, after);
    for (const type of types) {
      const isUpdate = type.endsWith('.updated');
      if (isUpdate && previous === undefined) continue;
      await this.emit(type, after, isUpdate || CHANGES.has(type) ? previous : undefined);
    }
  }
}
