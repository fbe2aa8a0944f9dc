/**
 * Hashes of one kind, all with their keys in the order of the contract.
 * Engines copy and read objects that were made whole many times faster than those that grew key by key.
 */

export type Hash = Record<string, unknown>;

/** @returns a value with its hashes filled; nothing that was given is changed */
export type Fill = (value: unknown) => unknown;

/** Remembered ones; what parameters leave out makes many. */
const MOST_STARTS = 1000;

interface Parts {
  /** All that such a hash may have, in order. */
  names: readonly string[];
  /** What it has unless something else is given; undefined: it must be given. */
  blanks: ReadonlyMap<string, unknown>;
  /** Left out where null is given. */
  neverNull: ReadonlySet<string>;
  /** What can hold no empty text: where a parameter was emptied, it has no value. */
  neverEmpty: ReadonlySet<string>;
  /** What fills the hashes within the value of a name; undefined: nothing does. */
  fillerOf: (name: string) => Fill | undefined;
}

export class HashForm {
  private readonly places: ReadonlyMap<string, number>;
  private readonly blank: Hash;
  /** By the names that they have besides those of the blank. */
  private readonly starts = new Map<string, Hash>();
  /** What there is no filler for has null. */
  private readonly fillers = new Map<string, Fill | null>();

  constructor(private readonly parts: Parts) {
    this.places = new Map(parts.names.map((name, place) => [name, place]));
    this.blank = this.startWith([]);
  }

  has(name: string): boolean {
    return this.places.has(name);
  }

  filled(given: Hash): Hash {
    const made = { ...this.startFor(given) };
    for (const name in given) {
      const value = this.valueOf(name, given);
      if (value !== undefined) made[name] = value;
    }
    return made;
  }

  /** @param before was filled; it is the answer too when nothing changes */
  changed(before: Hash, changes: Hash): Hash {
    let after: Hash | undefined;
    for (const name in changes) {
      const value = this.valueOf(name, changes);
      if (value === before[name]) continue;
      if (!Object.hasOwn(before, name)) return this.filled({ ...before, ...changes });
      after ??= { ...before };
      after[name] = value;
    }
    return after ?? before;
  }

  /** Undefined: there is to be none. */
  private valueOf(name: string, given: Hash): unknown {
    const value = this.unset(name, given[name]);
    if (value === null) return this.parts.neverNull.has(name) ? undefined : null;
    return typeof value === 'object' ? this.fill(name, value) : value;
  }

  private unset(name: string, value: unknown): unknown {
    return value === '' && this.parts.neverEmpty.has(name) ? null : value;
  }

  private fill(name: string, value: object): unknown {
    let fill = this.fillers.get(name);
    if (fill === undefined) {
      fill = this.parts.fillerOf(name) ?? null;
      this.fillers.set(name, fill);
    }
    return fill === null ? value : fill(value);
  }

  private startFor(given: Hash): Hash {
    let added: string[] | undefined;
    for (const name in given) {
      if (this.parts.blanks.has(name) || this.isAbsent(name, given[name])) continue;
      added ??= [];
      added.push(name);
    }
    if (added === undefined) return this.blank;
    const key = added.join();
    let start = this.starts.get(key);
    if (start === undefined) {
      start = this.startWith(added);
      if (this.starts.size >= MOST_STARTS) this.starts.clear();
      this.starts.set(key, start);
    }
    return start;
  }

  private isAbsent(name: string, value: unknown): boolean {
    return value === undefined || (this.unset(name, value) === null && this.parts.neverNull.has(name));
  }

  private startWith(added: readonly string[]): Hash {
    const names = [...this.parts.blanks.keys(), ...added].sort((a, b) => this.placeOf(a) - this.placeOf(b));
    // From JSON, an object comes with room for just its keys.
    const start: Hash = JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`);
    for (const [name, blank] of this.parts.blanks) start[name] = blank;
    return start;
  }

  private placeOf(name: string): number {
    return this.places.get(name) ?? this.places.size;
  }
}
