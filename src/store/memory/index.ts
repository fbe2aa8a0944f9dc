/** The engine that keeps everything in memory: there in a blink, gone with the process. */
import { Claims } from '../claims.ts';
import { Declared } from '../declared.ts';
import type { Collection, First, Store, StoreOptions } from '../store.ts';
import { MemoryReader, Sandbox } from './sandbox.ts';
import { MemoryCarriage, MemorySnapshots } from './snapshots.ts';

export function createMemoryStore({ server = 'memory', now = () => 0 }: Partial<StoreOptions> = {}): Store {
  const declared = new Declared();
  const claims = new Claims();
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
    claim: async (name, claimed) => claims.take(name, claimed),
    async sandboxes(unusedSince = Infinity) {
      const held = [...sandboxes].filter(([, sandbox]) => !sandbox.isEmpty).map(([name]) => name);
      return held.filter((name) => (used.get(name) ?? 0) < unusedSince);
    },
    first: async (collection, by, limit) =>
      smallest(await firstOfEach(sandboxes.keys(), declared.named(collection), read), by, limit),
    orphaned: nobody,
    clear: (name) => within(name, async (sandbox) => sandbox.clear()),
    snapshots: new MemorySnapshots(within, declared.byName, now),
    carriage: new MemoryCarriage(within),
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
