/** A reader where a transaction is asked for. */
import type { Reader, Transaction } from '../store/store.ts';

/** Thrown when what was to read only has something to write; it must start over with a transaction. */
export class MustWrite extends Error {}

/** Shows what the reader shows. @throws MustWrite from whatever would change something */
export function readOnly(reader: Reader): Transaction {
  const refuse = async (): Promise<never> => {
    throw new MustWrite('a reader cannot write');
  };
  return {
    get: (collection, id) => reader.get(collection, id),
    list: (collection, query) => reader.list(collection, query),
    count: (collection) => reader.count(collection),
    put: refuse,
    delete: refuse,
    next: refuse,
  };
}
