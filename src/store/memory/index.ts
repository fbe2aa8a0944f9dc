/** The engine that keeps everything in memory: there in a blink, gone with the process. */
import { Claims } from '../claims.ts';
import { Declared } from '../declared.ts';
import type { Collection, First, Store, StoreOptions } from '../store.ts';
import { MemoryReader } from './sandbox.ts';
import { Sandboxes } from './sandboxes.ts';
import { MemoryCarriage, MemorySnapshots } from './snapshots.ts';

export function createMemoryStore({ server, now, collections }: StoreOptions): Store {
  const declared = new Declared(collections);
  const claims = new Claims();
  const sandboxes = new Sandboxes(declared, now, (sandbox) => snapshots.hasAny(sandbox));
  const snapshots: MemorySnapshots = new MemorySnapshots(sandboxes.use, declared.byName, now);

  const read: Store['read'] = (name, work) =>
    sandboxes.enter(name, async (sandbox) => {
      const reader = new MemoryReader(sandbox);
      try {
        return await work(reader);
      } finally {
        reader.end();
      }
    });

  return {
    server,
    open: async () => {},
    transaction: (name, work) => sandboxes.use(name, (sandbox) => sandbox.transact(work)),
    read,
    claim: async (name, claimed) => claims.take(name, claimed),
    sandboxes: async (unusedSince = Infinity) => sandboxes.unused(unusedSince),
    first: async (collection, by, limit) =>
      smallest(await firstOfEach(sandboxes.names(), declared.named(collection), read), by, limit),
    orphaned: nobody,
    clear: (name, unusedSince) =>
      sandboxes.enter(name, async (sandbox) => {
        if (unusedSince !== undefined && !sandboxes.isUnused(name, unusedSince)) return;
        sandbox.clear();
        if (unusedSince !== undefined) snapshots.forget(name);
      }),
    snapshots,
    carriage: new MemoryCarriage(sandboxes.use),
    close: async () => sandboxes.clear(),
  };
}

/** When the only server is gone, so is all that it had left to do. */
const nobody = async (): Promise<[]> => [];

async function firstOfEach(
  sandboxes: Iterable<string>,
  { name, order = () => 0 }: Collection,
  read: Store['read'],
): Promise<First[]> {
  const found: First[] = [];
  for (const sandbox of sandboxes) {
    const { records } = await read(sandbox, (reader) => reader.list(name, { limit: 1 }));
    for (const record of records) found.push({ sandbox, key: order(record) });
  }
  return found;
}

const smallest = (found: readonly First[], by: number, limit: number): First[] =>
  found
    .filter(({ key }) => key <= by)
    .sort((a, b) => a.key - b.key)
    .slice(0, limit);
