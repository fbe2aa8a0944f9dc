/** The engine that keeps everything in memory: there in a blink, gone with the process. */
import type { Collection, Store } from '../store.ts';
import { MemoryReader, Sandbox } from './sandbox.ts';

export function createMemoryStore(): Store {
  const collections = new Map<string, Collection>();
  const sandboxes = new Map<string, Sandbox>();

  /** Does work in a sandbox, which is made for it and forgotten when nothing is left in it. */
  async function within<T>(name: string, work: (sandbox: Sandbox) => Promise<T>): Promise<T> {
    let sandbox = sandboxes.get(name);
    if (sandbox === undefined) {
      sandbox = new Sandbox(collections);
      sandboxes.set(name, sandbox);
    }
    const entered = sandbox;
    try {
      return await entered.inTurn(() => work(entered));
    } finally {
      if (entered.isIdle && entered.isEmpty) sandboxes.delete(name);
    }
  }

  return {
    declare(added) {
      for (const collection of added) {
        if (collections.has(collection.name)) throw new Error(`the collection ${collection.name} was declared twice`);
        collections.set(collection.name, collection);
      }
    },
    transaction: (name, work) => within(name, (sandbox) => sandbox.transact(work)),
    read: (name, work) =>
      within(name, async (sandbox) => {
        const reader = new MemoryReader(sandbox);
        return work(reader).finally(() => reader.end());
      }),
    sandboxes: async () => [...sandboxes].filter(([, sandbox]) => !sandbox.isEmpty).map(([name]) => name),
    clear: (name) => within(name, async (sandbox) => sandbox.clear()),
    close: async () => sandboxes.clear(),
  };
}
