/**
 * What every engine offers: transactions over the records of one sandbox.
 * It knows no resource and throws no Stripe error; writers of one sandbox come in a row.
 */

/** One stored thing. `data` is what the API returns, unexpanded; `internal` is never rendered. Both are immutable. */
export interface StoredRecord {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly internal: Readonly<Record<string, unknown>>;
}

/** A kind of record, declared once by the resource that owns it. */
export interface Collection {
  readonly name: string;
  /** What records can be found by: the index's name → its value in a record (undefined or null: not in the index). */
  readonly indexes: Readonly<Record<string, (record: StoredRecord) => string | readonly string[] | null | undefined>>;
  /** Lists start with the record for which this is smallest, instead of with the newest; it never changes for a record. */
  readonly order?: (record: StoredRecord) => number;
}

/** Records come newest first: by `data.created`, and within a second by the order of insertion. */
export interface Query {
  /** Equality on declared indexes; all must hold. */
  readonly where?: Readonly<Record<string, string>>;
  /** Inclusive bounds on `data.created`, in seconds. */
  readonly created?: { readonly from?: number; readonly to?: number };
  /** Anything no index knows; called on records that match the rest. */
  readonly filter?: (record: StoredRecord) => boolean;
  /** Only records older than the one with this id (it need not match the query). */
  readonly after?: string;
  /** Only records newer than the one with this id; the page next to it, still newest first. */
  readonly before?: string;
  readonly limit: number;
}

export interface Page {
  readonly records: StoredRecord[];
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
  delete(collection: string, id: string): Promise<void>;
  /** The next value of a counter that starts at 1 and is kept with the sandbox. */
  next(counter: string): Promise<number>;
}

export interface Store {
  /** Names every collection before the first use. */
  declare(collections: readonly Collection[]): void;
  /** Runs `work`; commits when it resolves, leaves no trace when it rejects. Writers of one sandbox run in a row. */
  transaction<T>(sandbox: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A consistent view; never sees uncommitted work. */
  read<T>(sandbox: string, work: (reader: Reader) => Promise<T>): Promise<T>;
  /** Names of sandboxes that hold anything. */
  sandboxes(): Promise<string[]>;
  /** Empties a sandbox, counters included. */
  clear(sandbox: string): Promise<void>;
  close(): Promise<void>;
}
