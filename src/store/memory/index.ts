/** The engine that keeps everything in memory: there in a blink, gone with the process. */
import { Declared } from '../declared.ts';
import type { First, Store, StoreOptions } from '../store.ts';
import { MemoryReader, Sandbox } from './sandbox.ts';
import { MemoryCarriage, MemorySnapshots } from './snapshots.ts';

export function createMemoryStore({ server = 'memory', now = () => 0 }: Partial<StoreOptions> = {}): Store {
  const declared = new Declared();
  const sandboxes = new Map<string, Sandbox>();
  /** When each was written to. */
  const used = new Map<string, number>();

  /** Does work in a sandbox, which is made for it and forgotten when nothing is left in it. */
  async function within<T>(name: string, work: (sandbox: Sandbox) => Promise<T>): Promise<T> {
    let sandbox = sandboxes.get(name);
    if (sandbox === undefined) {
      sandbox = new Sandbox(declared.byName);
      sandboxes.set(name, sandbox);
    }
    const entered = sandbox;
    try {
      return await entered.inTurn(() => work(entered));
    } finally {
      if (entered.isIdle && entered.isEmpty) {
        sandboxes.delete(name);
        used.delete(name);
      }
    }
  }

  const read: Store['read'] = (name, work) =>
    within(name, async (sandbox) => {
      const reader = new MemoryReader(sandbox);
      return work(reader).finally(() => reader.end());
    });

  return {
    server,
    declare: (collections) => declared.add(collections),
    open: async () => {},
    transaction: (name, work) => {
      used.set(name, now());
      return within(name, (sandbox) => sandbox.transact(work));
    },
    read,
    sandboxes: async (unusedSince = Infinity) =>
      [...sandboxes]
        .filter(([name, sandbox]) => !sandbox.isEmpty && (used.get(name) ?? 0) < unusedSince)
        .map(([name]) => name),
    async first(collection, by, limit) {
      const { order = () => 0 } = declared.named(collection);
      const found: First[] = [];
      for (const sandbox of sandboxes.keys()) {
        const { records } = await read(sandbox, (reader) => reader.list(collection, { limit: 1 }));
        for (const record of records) found.push({ sandbox, key: order(record) });
      }
      return smallest(found, by, limit);
    },
    // When the only server is gone, so is all that it had left to do.
    orphaned: async () => [],
    clear: (name) => within(name, async (sandbox) => sandbox.clear()),
    snapshots: new MemorySnapshots(within, declared.byName, now),
    carriage: new MemoryCarriage(within),
    close: async () => sandboxes.clear(),
  };
}

const smallest = (found: readonly First[], by: number, limit: number): First[] =>
  found
    .filter(({ key }) => key <= by)
    .sort((a, b) => a.key - b.key)
    .slice(0, limit);
