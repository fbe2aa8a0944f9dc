/** A reader where a transaction is asked for. */
import type { Page, Query, Reader, StoredRecord, Transaction } from '../store/store.ts';

/** Thrown when what was to read only has something to write; it must start over with a transaction. */
export class MustWrite extends Error {}

/** Shows what the reader shows; throws MustWrite from whatever would change something. */
export class ReadOnly implements Transaction {
  constructor(private readonly reader: Reader) {}

  get(collection: string, id: string): Promise<StoredRecord | undefined> {
    return this.reader.get(collection, id);
  }

  list(collection: string, query: Query): Promise<Page> {
    return this.reader.list(collection, query);
  }

  count(collection: string): Promise<number> {
    return this.reader.count(collection);
  }

  put(): Promise<never> {
    return refuse();
  }

  add(): Promise<never> {
    return refuse();
  }

  delete(): Promise<never> {
    return refuse();
  }

  next(): Promise<never> {
    return refuse();
  }
}

async function refuse(): Promise<never> {
  throw new MustWrite('a reader cannot write');
}
