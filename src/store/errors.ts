/** What a store says when it cannot do its work. */

/** The message is one line for the person who runs Awning. */
export class StoreError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = new.target.name;
  }
}

/** What is there cannot be used, now or later: no database, one of a newer Awning, somebody else's. It was not touched. */
export class StoreRefused extends StoreError {}

/** The database cannot be reached, or is too slow, or full; it may be well again in a moment. */
export class StoreUnavailable extends StoreError {}
