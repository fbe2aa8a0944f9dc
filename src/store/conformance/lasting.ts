/** What an engine must do besides when data outlasts the process; see index.ts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Collection, Query, Store, StoreOptions } from '../store.ts';
import { alarm, COLLECTIONS, errand, KEPT, THINGS, thing } from './records.ts';

/** Opens a store at the same place each time. */
export type Opener = (options: StoreOptions) => Promise<Store>;

/** @param place a new, empty place for a store */
export function describeLastingStore(name: string, place: () => Promise<Opener>): void {
  describe(`${name}, over time`, () => {
    const opened: Store[] = [];
    let opener: Opener;
    let now = 0;

    const open = async (server: string, options: Partial<StoreOptions> = {}): Promise<Store> => {
      const store = await opener({ ...KEPT, ...options, server, now: () => now });
      opened.push(store);
      return store;
    };
    const close = async (store: Store): Promise<void> => {
      opened.splice(opened.indexOf(store), 1);
      await store.close();
    };

    beforeEach(async () => {
      now = 1000;
      opener = await place();
    });
    afterEach(async () => {
      for (const store of [...opened]) await close(store);
    });

    it('finds again what was written', async () => {
      const before = await open('one');
      await before.transaction('a', async (tx) => {
        for (const id of ['1', '2', '3']) await tx.put('thing', thing(id, 7, { color: 'red' }));
        await tx.next('counter');
      });
      await before.transaction('b', (tx) => tx.put('thing', thing('1', 1)));
      await before.clear('b');
      await close(before);

      const after = await open('two');
      await after.transaction('a', async (tx) => {
        await tx.put('thing', thing('4', 7, { color: 'red' }));
        expect(await tx.next('counter')).toBe(2);
      });
      const reds = await after.read('a', (reader) => reader.list('thing', { where: { color: 'red' }, limit: 9 }));
      expect(reds.records.map(({ id }) => id)).toEqual(['4', '3', '2', '1']);
      expect(await after.sandboxes()).toEqual(['a']);
    });

    it('tells what a server that is gone has left to do', async () => {
      const before = await open('one');
      await before.transaction('a', async (tx) => {
        await tx.put('errand', errand('mine', 'one'));
        await tx.put('errand', errand('done', 'one', true));
      });
      await before.transaction('b', (tx) => tx.put('errand', errand('done', 'one', true)));
      expect(await before.orphaned('errand', 10)).toEqual([]);
      await close(before);

      const after = await open('two');
      await after.transaction('c', (tx) => tx.put('errand', errand('mine', 'two')));
      expect(await after.orphaned('errand', 10)).toEqual([{ sandbox: 'a', server: 'one' }]);
      await after.transaction('a', (tx) => tx.put('errand', errand('mine', 'two')));
      expect(await after.orphaned('errand', 10)).toEqual([]);
    });

    it('names sandboxes that nobody has written to for long', async () => {
      const store = await open('one');
      await store.transaction('old', (tx) => tx.put('thing', thing('1', 1)));
      now = 2000;
      await store.transaction('young', (tx) => tx.put('thing', thing('1', 1)));
      expect(await store.sandboxes(1500)).toEqual(['old']);
      await store.read('old', (reader) => reader.get('thing', '1'));
      await store.transaction('old', (tx) => tx.get('thing', '1'));
      expect(await store.sandboxes(1500)).toEqual(['old']);
      await store.transaction('old', (tx) => tx.next('counter'));
      expect(await store.sandboxes(1500)).toEqual([]);
      expect((await store.sandboxes()).sort()).toEqual(['old', 'young']);
    });

    it('clears a sandbox and its snapshots if nobody has written to it since', async () => {
      const store = await open('one');
      await store.transaction('a', (tx) => tx.put('thing', thing('1', 1)));
      await store.snapshots.take('a', 'stage');
      now = 2000;
      await store.clear('a', 1000);
      expect(await store.sandboxes()).toEqual(['a']);
      await store.clear('a', 1001);
      expect(await store.sandboxes()).toEqual([]);
      expect(await store.snapshots.list('a')).toEqual([]);
    });

    it('finds what was written before an index came, in snapshots too, and no longer by one that went', async () => {
      const before = await open('one');
      for (const sandbox of ['a', 'b'])
        await before.transaction(sandbox, async (tx) => {
          for (let i = 0; i < 600; i++) await tx.put('thing', thing(`t${i}`, i, { color: 'red', size: `${i % 200}` }));
          await tx.put('alarm', alarm('a', 1));
        });
      await before.snapshots.take('b', 'stage');
      await before.clear('b');
      await close(before);

      const size: Collection['indexes'] = { size: ({ data }) => data.size as string };
      const others = COLLECTIONS.filter(({ name }) => name !== 'thing');
      const after = await open('two', { collections: [...others, { ...THINGS, indexes: size }] });
      await after.snapshots.restore('b', 'stage');
      for (const sandbox of ['a', 'b']) {
        const list = (where: Query['where']) =>
          after.read(sandbox, (reader) => reader.list('thing', { ...(where && { where }), limit: 9 }));
        expect((await list({ size: '7' })).records.map(({ id }) => id)).toEqual(['t407', 't207', 't7']);
        await expect(list({ color: 'red' })).rejects.toThrow('no index color');
      }
      await after.transaction('a', (tx) => tx.put('thing', thing('t7', 7, { size: 'none' })));
      await close(after);

      const again = await open('three');
      const reds = await again.read('a', (reader) => reader.list('thing', { where: { color: 'red' }, limit: 1000 }));
      expect(reds.records).toHaveLength(599);
    });

    it('refuses what was written for another version of the API', async () => {
      await close(await open('one'));
      const other = opener({ ...KEPT, server: 'two', now: () => now, contract: '2019-12-03' });
      await expect(other).rejects.toThrow(
        "written for version 2026-01-28.clover of Stripe's API, this Awning has 2019-12-03",
      );
    });
  });
}
