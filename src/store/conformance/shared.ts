/** What an engine must do besides when several servers use one store; see index.ts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import type { Opener } from './lasting.ts';
import { errand, KEPT, thing } from './records.ts';

/** @param place a new, empty place for a store */
export function describeSharedStore(name: string, place: () => Promise<Opener>): void {
  describe(`${name}, shared`, () => {
    let stores: [Store, Store];

    beforeEach(async () => {
      const opener = await place();
      const open = async (server: string): Promise<Store> => {
        return opener({ ...KEPT, server, now: () => 0 });
      };
      // At the same moment: only one of them makes the tables.
      stores = await Promise.all([open('one'), open('two')]);
    });
    afterEach(() => Promise.all([...new Set(stores)].map((store) => store.close())));

    it('runs writers of one sandbox in a row, whatever their server', async () => {
      let inside = 0;
      const count = (store: Store) =>
        store.transaction('a', async (tx) => {
          expect(++inside).toBe(1);
          const before = (await tx.get('thing', 'count'))?.data.value as number | undefined;
          await tx.put('thing', thing('count', 1, { value: (before ?? 0) + 1 }));
          await tx.put('thing', thing(`${await tx.next('count')}`, 1));
          inside--;
        });
      await Promise.all(Array.from({ length: 60 }, (_, i) => count(stores[i % 2 ? 0 : 1])));
      const { records } = await stores[0].read('a', (reader) => reader.list('thing', { limit: 100 }));
      expect(records.find(({ id }) => id === 'count')?.data.value).toBe(60);
      const ids = records.map(({ id }) => id).filter((id) => id !== 'count');
      expect(ids).toEqual(Array.from({ length: 60 }, (_, i) => `${60 - i}`));
    });

    it('runs writers of different sandboxes at the same time, also at one server', async () => {
      let arrived = 0;
      let all = (): void => {};
      const met = new Promise<void>((resolve) => {
        all = resolve;
      });
      const meet = (store: Store, sandbox: string) =>
        store.transaction(sandbox, async (tx) => {
          await tx.put('thing', thing('1', 1));
          if (++arrived === 4) all();
          await met;
        });
      const [one, two] = stores;
      await Promise.all([meet(one, 'a'), meet(one, 'b'), meet(two, 'c'), meet(two, 'd')]);
      expect((await one.sandboxes()).sort()).toEqual(['a', 'b', 'c', 'd']);
    });

    it('shows at once what another server has written', async () => {
      const [one, two] = stores;
      for (let i = 1; i <= 20; i++) {
        await one.transaction('a', (tx) => tx.put('thing', thing(`${i}`, i)));
        expect(await two.read('a', (reader) => reader.count('thing'))).toBe(i);
      }
    });

    it('empties a sandbox between the writers of other servers', async () => {
      const [one, two] = stores;
      const put = (i: number) => one.transaction('a', (tx) => tx.put('thing', thing(`${i}`, i)));
      await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 4 === 3 ? two.clear('a') : put(i))));
      await two.clear('a');
      expect(await one.sandboxes()).toEqual([]);
      await Promise.all([put(1), two.transaction('a', (tx) => tx.put('thing', thing('2', 2)))]);
      expect(await one.read('a', (reader) => reader.count('thing'))).toBe(2);
    });

    it('gives a name to one server at a time', async () => {
      const [one, two] = stores;
      const asked = await Promise.all(Array.from({ length: 20 }, (_, i) => stores[i % 2 ? 0 : 1].claim('a', 'name')));
      expect(asked.filter(Boolean).length).toBe(1);
      await asked.find(Boolean)?.();
      const release = await one.claim('a', 'name');
      expect(await two.claim('a', 'name')).toBeUndefined();
      await release?.();
      await (await two.claim('a', 'name'))?.();
      const dying = await one.claim('a', 'name');
      expect(dying).toBeDefined();
      await one.close();
      const taken = await two.claim('a', 'name');
      expect(taken).toBeDefined();
      await taken?.();
      stores[0] = two;
    });

    it('leaves what a living server has to do to that server', async () => {
      const [one, two] = stores;
      await one.transaction('a', (tx) => tx.put('errand', errand('1', 'one')));
      expect(await two.orphaned('errand', 10)).toEqual([]);
      await one.close();
      expect(await two.orphaned('errand', 10)).toEqual([{ sandbox: 'a', server: 'one' }]);
      stores[0] = two;
    });
  });
}
