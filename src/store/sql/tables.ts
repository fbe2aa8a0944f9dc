/** The tables that a SQL engine keeps, the same in every dialect. Numbers are double precision: they come back as numbers from every driver. */

export interface Tables {
  /** Versions of what is stored; see versions.ts. */
  awning_meta: { name: string; value: string };
  /** One row for each sandbox: writers lock it. */
  awning_sandboxes: {
    sandbox: string;
    /** The last number that a record of it was given. */
    number: number;
    /** When it was last written to, in milliseconds of the machine's clock. */
    used: number;
  };
  awning_records: RecordRow & Owner;
  /** What records are found by: one row for each value of each index. */
  awning_entries: Owner & { name: string; value: string; key: number; number: number; id: string };
  /** What waits, across all sandboxes: records of ordered collections, and those that a server has something to do with. */
  awning_waiting: Owner & { id: string; due: number; server: string | null };
  awning_snapshots: {
    sandbox: string;
    /** Of the snapshot, in JSON where it cannot be a key; see keys.ts. */
    name: string;
    long_name: string | null;
    /** Under which name its records, entries and counters are kept, as if of a sandbox; nothing else is. */
    copy: string;
    /** Milliseconds of the machine's clock. */
    taken: number;
    records: number;
    /** The last number that a record of the sandbox had been given. */
    number: number;
  };
  awning_counters: { sandbox: string; name: string; value: number };
  /** Servers that share the store. */
  awning_servers: {
    server: string;
    /** When it counts as gone unless it has said something before, in milliseconds of the database's clock. */
    until: number;
  };
}

interface Owner {
  sandbox: string;
  collection: string;
}

/** What a query brings back of a record. */
export interface RecordRow {
  /** See keys.ts. */
  id: string;
  /** The id as it is, in JSON, where `id` is not. */
  long_id: string | null;
  /** First in the order: when it was created, or what its collection orders by. */
  key: number;
  /** Then by the order of insertion. */
  number: number;
  /** JSON, as `internal`. */
  data: string;
  internal: string;
}
