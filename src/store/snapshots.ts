/** What a sandbox held at a moment, kept under a name beside it; a store has these verbs besides those in store.ts. */
import type { StoredRecord } from './store.ts';

/** One thing that a sandbox holds. */
export type Held =
  | { readonly collection: string; readonly record: StoredRecord }
  | { readonly counter: string; readonly value: number };

/** Takes some of what a sandbox holds; whoever gives waits until it resolves. */
export type Taker = (held: Held[]) => Promise<void>;

export interface Snapshot {
  readonly name: string;
  /** Milliseconds of the machine's clock. */
  readonly taken: number;
  /** How many records it holds. */
  readonly records: number;
}

/** Collections that are `passing` are in no snapshot, and empty after it was restored. */
export interface Snapshots {
  /** Keeps what a sandbox holds now; takes the place of a snapshot of the same name. */
  take(sandbox: string, name: string): Promise<Snapshot>;
  /** By name. */
  list(sandbox: string): Promise<Snapshot[]>;
  /** Makes a sandbox what it was, counters included. @returns undefined when there is no such snapshot */
  restore(sandbox: string, name: string): Promise<Snapshot | undefined>;
  /** @returns what there was */
  delete(sandbox: string, name: string): Promise<Snapshot | undefined>;
}

/** The whole of a sandbox, to be carried elsewhere; `passing` collections stay behind. */
export interface Carriage {
  /**
   * Hands out everything, as it was when it began: counters and then collections, each by name,
   * and records of a collection in the order in which they are to be put back.
   */
  unload(sandbox: string, take: Taker): Promise<void>;
  /**
   * Empties a sandbox and fills it, both or neither.
   * @param give hands out what it is to hold; when it rejects, nothing has changed
   */
  load(sandbox: string, give: (take: Taker) => Promise<void>): Promise<void>;
}
