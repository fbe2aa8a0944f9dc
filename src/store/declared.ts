/** The collections that a store was told of. */
import type { Collection } from './store.ts';

export class Declared {
  readonly byName = new Map<string, Collection>();

  /** @throws Error when two have the same name */
  constructor(collections: readonly Collection[]) {
    for (const collection of collections) {
      if (this.byName.has(collection.name)) throw new Error(`the collection ${collection.name} was declared twice`);
      this.byName.set(collection.name, collection);
    }
  }

  /** @throws Error when nobody declared it */
  named(name: string): Collection {
    const found = this.byName.get(name);
    if (found === undefined) throw new Error(`no collection ${name} was declared`);
    return found;
  }
}
