/** The part of the conformance test about lists: order, pages, filters. */
import { describe, expect, it } from 'vitest';
import type { Query, Store } from '../store.ts';
import { thing } from './records.ts';

const COLORS = ['red', 'green', 'blue'];

/** Twenty things, two of them in each second. */
async function fill(store: Store): Promise<void> {
  await store.transaction('a', async (tx) => {
    for (let i = 0; i < 20; i++) {
      await tx.put(
        'thing',
        thing(`t${i}`, Math.floor(i / 2), { color: COLORS[i % 3], tags: i % 2 ? ['odd', `n${i}`] : [] }),
      );
    }
  });
}

export function describeQueries(current: () => Store): void {
  const list = async (query: Query): Promise<[ids: string[], hasMore: boolean]> => {
    const page = await current().read('a', (reader) => reader.list('thing', query));
    return [page.records.map(({ id }) => id), page.hasMore];
  };

  describe('lists', () => {
    it('newest first, stable within a second', async () => {
      await fill(current());
      expect(await list({ limit: 4 })).toEqual([['t19', 't18', 't17', 't16'], true]);
      expect((await list({ limit: 20 }))[1]).toBe(false);
    });

    it('by pages in both directions', async () => {
      await fill(current());
      expect(await list({ after: 't16', limit: 3 })).toEqual([['t15', 't14', 't13'], true]);
      expect(await list({ before: 't15', limit: 3 })).toEqual([['t18', 't17', 't16'], true]);
      expect(await list({ before: 't17', limit: 3 })).toEqual([['t19', 't18'], false]);
      expect(await list({ after: 't2', limit: 3 })).toEqual([['t1', 't0'], false]);
    });

    it('by indexes, of which several must hold', async () => {
      await fill(current());
      expect(await list({ where: { color: 'red' }, limit: 3 })).toEqual([['t18', 't15', 't12'], true]);
      expect(await list({ where: { color: 'red', tags: 'odd' }, limit: 9 })).toEqual([['t15', 't9', 't3'], false]);
      expect(await list({ where: { tags: 'n7' }, limit: 9 })).toEqual([['t7'], false]);
      expect(await list({ where: { color: 'pink' }, limit: 9 })).toEqual([[], false]);
    });

    it('by several values of one index, all of which must hold', async () => {
      await fill(current());
      expect(await list({ where: { tags: ['odd', 'n7'] }, limit: 9 })).toEqual([['t7'], false]);
      expect(await list({ where: { tags: ['n5', 'n7'] }, limit: 9 })).toEqual([[], false]);
      expect(await list({ where: { tags: [], color: ['red', 'red'] }, limit: 2 })).toEqual([['t18', 't15'], true]);
    });

    it('each record once, although it has a value twice', async () => {
      await current().transaction('a', async (tx) => {
        for (const id of ['t1', 't2']) await tx.put('thing', thing(id, 1, { tags: ['x', 'y', 'x'] }));
        await tx.put('thing', thing('t1', 1, { tags: ['x', 'x'] }));
      });
      expect(await list({ where: { tags: 'x' }, limit: 2 })).toEqual([['t2', 't1'], false]);
      expect(await list({ where: { tags: 'y' }, limit: 2 })).toEqual([['t2'], false]);
      await current().transaction('a', (tx) => tx.delete('thing', 't1'));
      expect(await list({ where: { tags: 'x' }, limit: 2 })).toEqual([['t2'], false]);
    });

    it('go on after a place, also of a record that is gone', async () => {
      await fill(current());
      const page = await current().read('a', (reader) => reader.list('thing', { limit: 3 }));
      const [after] = page.places.slice(-1);
      await current().transaction('a', (tx) => tx.delete('thing', 't17'));
      expect(page.places).toHaveLength(3);
      expect(await list({ ...(after && { after }), limit: 2 })).toEqual([['t16', 't15'], true]);
      expect(await list({ ...(after && { after }), where: { color: 'red' }, limit: 1 })).toEqual([['t15'], true]);
    });

    it('pages through a filtered list from a record that does not match', async () => {
      await fill(current());
      expect(await list({ where: { color: 'red' }, after: 't16', limit: 2 })).toEqual([['t15', 't12'], true]);
      expect(await list({ where: { color: 'red' }, before: 't10', limit: 2 })).toEqual([['t15', 't12'], true]);
    });

    it('within bounds of time, both included', async () => {
      await fill(current());
      expect(await list({ created: { from: 2, to: 3 }, limit: 9 })).toEqual([['t7', 't6', 't5', 't4'], false]);
      expect(await list({ created: { from: 9 }, limit: 9 })).toEqual([['t19', 't18'], false]);
      expect(await list({ created: { to: 0 }, limit: 9 })).toEqual([['t1', 't0'], false]);
      expect(await list({ created: { from: 2, to: 3 }, after: 't6', limit: 9 })).toEqual([['t5', 't4'], false]);
      expect(await list({ created: { from: 2, to: 3 }, before: 't5', limit: 1 })).toEqual([['t6'], true]);
      expect(await list({ created: { from: 5, to: 4 }, limit: 9 })).toEqual([[], false]);
    });

    it('by a function, which says nothing of what is beyond the page', async () => {
      await fill(current());
      const filter: Query['filter'] = ({ id }) => id.endsWith('1');
      expect(await list({ filter, limit: 1 })).toEqual([['t11'], true]);
      expect(await list({ filter, limit: 2 })).toEqual([['t11', 't1'], false]);
    });

    it('follow changes of what is indexed', async () => {
      await fill(current());
      await current().transaction('a', (tx) => tx.put('thing', thing('t3', 1, { color: 'pink', tags: ['new'] })));
      expect(await list({ where: { color: 'pink' }, limit: 9 })).toEqual([['t3'], false]);
      expect(await list({ where: { tags: 'n3' }, limit: 9 })).toEqual([[], false]);
      expect((await list({ limit: 20 }))[0][16]).toBe('t3');
    });

    it('in the order that the collection declares', async () => {
      const dues = [30, 10, 20, 10];
      await current().transaction('a', async (tx) => {
        for (const [i, due] of dues.entries())
          await tx.put('alarm', { id: `a${i}`, data: { id: `a${i}` }, internal: { due } });
      });
      const page = await current().read('a', (reader) => reader.list('alarm', { limit: 3 }));
      expect(page.records.map(({ id }) => id)).toEqual(['a1', 'a3', 'a2']);
      expect(page.hasMore).toBe(true);
    });

    it('count', async () => {
      await fill(current());
      expect(await current().read('a', (reader) => reader.count('thing'))).toBe(20);
      expect(await current().read('b', (reader) => reader.count('thing'))).toBe(0);
    });
  });
}
