/**
 * What every engine offers: transactions over the records of one sandbox.
 * It knows no resource and throws no Stripe error; writers of one sandbox come in a row.
 */

import type { Release } from './claims.ts';
import type { Carriage, Snapshots } from './snapshots.ts';

/** One stored thing. `data` is what the API returns, unexpanded; `internal` is never rendered. Both are immutable. */
export interface StoredRecord {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly internal: Readonly<Record<string, unknown>>;
}

/** A kind of record, declared once by the resource that owns it. */
export interface Collection {
  readonly name: string;
  /**
   * What records can be found by: the index's name → its value in a record (undefined or null: not in the index).
   * What was stored before an index came is found by it too; one that comes to mean something else needs another name.
   */
  readonly indexes: Readonly<Record<string, (record: StoredRecord) => string | readonly string[] | null | undefined>>;
  /** Lists start with the record for which this is smallest, instead of with the newest; it never changes for a record. */
  readonly order?: (record: StoredRecord) => number;
  /** Which server has something left to do about a record; it is taken over when that server is gone. */
  readonly server?: (record: StoredRecord) => string | null | undefined;
  /** It belongs to the course of things, not to their state: no snapshot and no copy of a sandbox has it. */
  readonly passing?: boolean;
  /** How old a record gets, in seconds from `data.created` on the sandbox's clock, unless something keeps it. */
  readonly lifetime?: { readonly seconds: number; readonly unless?: (record: StoredRecord) => boolean };
}

/** Where a record stands in the order of its collection; the place remains when the record is gone. */
export interface Place {
  /** First by this: when it was created, or what its collection orders by. */
  readonly key: number;
  /** Then by the order of insertion. */
  readonly number: number;
}

/** Records come newest first: by `data.created`, and within a second by the order of insertion. */
export interface Query {
  /** Equality on declared indexes, of one with several values too; all must hold. */
  readonly where?: Readonly<Record<string, string | readonly string[]>>;
  /** Inclusive bounds on `data.created`, in seconds. */
  readonly created?: { readonly from?: number; readonly to?: number };
  /** Anything no index knows; called on records that match the rest. */
  readonly filter?: (record: StoredRecord) => boolean;
  /** Only records older than the one with this id (it need not match the query), or than this place. */
  readonly after?: string | Place;
  /** Only records newer than the one with this id; the page next to it, still newest first. */
  readonly before?: string;
  readonly limit: number;
}

export interface Page {
  readonly records: StoredRecord[];
  /** Of each record. */
  readonly places: Place[];
  /** More beyond the page, in the direction of paging. */
  readonly hasMore: boolean;
}

export interface Reader {
  get(collection: string, id: string): Promise<StoredRecord | undefined>;
  list(collection: string, query: Query): Promise<Page>;
  count(collection: string): Promise<number>;
}

export interface Transaction extends Reader {
  /** Inserts (the newest), or replaces in place. */
  put(collection: string, record: StoredRecord): Promise<void>;
  /** Inserts a record whose id the sandbox never had; an engine that is far away need not look. */
  add(collection: string, record: StoredRecord): Promise<void>;
  delete(collection: string, id: string): Promise<void>;
  /** The next value of a counter that starts at 1 and is kept with the sandbox. */
  next(counter: string): Promise<number>;
}

/** The first record of an ordered collection in one sandbox. */
export interface First {
  readonly sandbox: string;
  /** Its place in the order. */
  readonly key: number;
}

/** What a server that is gone has left to do in one sandbox. */
export interface Orphaned {
  readonly sandbox: string;
  readonly server: string;
}

/** What every engine is told. */
export interface StoreOptions {
  /** Names this server among those that share the store; another one at each start. */
  readonly server: string;
  /** Milliseconds of the machine's clock. */
  readonly now: () => number;
  /** Version of Stripe's API that objects have the shape of. */
  readonly contract: string;
  /** All that is kept. */
  readonly collections: readonly Collection[];
  /** Called when a transaction in a sandbox has failed with a StoreError, and may yet be committed. */
  readonly inDoubt?: (sandbox: string) => void;
}

export type StoreMaker = (options: StoreOptions) => Store;

export interface Store {
  /** Names this server among those that share the store. */
  readonly server: string;
  /**
   * Makes ready what the first use would; nothing that follows needs it.
   * @throws StoreError when what is there cannot be used, or not now
   */
  open(): Promise<void>;
  /**
   * Runs `work`; commits when it resolves, leaves no trace when it rejects. Writers of one sandbox run in a row.
   * It resolves only when what was written will outlast the process, as far as the engine promises that at all.
   * @throws StoreError when the store fails; whether the work was committed is then known only after a look
   */
  transaction<T>(sandbox: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A consistent view; never sees uncommitted work. */
  read<T>(sandbox: string, work: (reader: Reader) => Promise<T>): Promise<T>;
  /**
   * Has a name in a sandbox to itself, among all servers, until it gives it back or is gone.
   * @returns gives it back; undefined when somebody has it
   * @throws StoreError
   */
  claim(sandbox: string, name: string): Promise<Release | undefined>;
  /**
   * Names of sandboxes that hold anything, or of which a snapshot is kept.
   * @param unusedSince only those that nobody has written to since then, in milliseconds of the machine's clock
   */
  sandboxes(unusedSince?: number): Promise<string[]>;
  /** Of an ordered collection the first record of each sandbox, the smallest first. @param by the largest to look for */
  first(collection: string, by: number, limit: number): Promise<First[]>;
  /** What servers that are gone have left to do; see `Collection.server`. */
  orphaned(collection: string, limit: number): Promise<Orphaned[]>;
  /**
   * Empties a sandbox, counters included; its snapshots stay.
   * @param unusedSince only if nobody has written to it since then, in milliseconds of the machine's clock; snapshots go too
   */
  clear(sandbox: string, unusedSince?: number): Promise<void>;
  readonly snapshots: Snapshots;
  readonly carriage: Carriage;
  close(): Promise<void>;
}
