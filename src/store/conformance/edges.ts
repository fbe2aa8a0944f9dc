/** The part of the conformance test about what is easy to get wrong. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import { alarm, thing } from './records.ts';

const ODD_IDS = [
  '',
  ' ',
  '#1',
  '\0',
  'a\0b',
  'ä€😀',
  "'; drop table x; --",
  '__proto__',
  'x'.repeat(256),
  'x'.repeat(5000),
];

export function describeEdges(current: () => Store): void {
  const listed = async (where: Record<string, string> = {}): Promise<string[]> => {
    const { records } = await current().read('a', (reader) => reader.list('thing', { where, limit: 10_000 }));
    return records.map(({ id }) => id);
  };

  describe('texts of every kind', () => {
    it('are ids', async () => {
      await current().transaction('a', async (tx) => {
        for (const id of ODD_IDS) await tx.put('thing', thing(id, 1, { name: id }));
      });
      for (const id of ODD_IDS) {
        const found = await current().read('a', (reader) => reader.get('thing', id));
        expect(found).toEqual(thing(id, 1, { name: id }));
      }
      expect(await listed()).toEqual([...ODD_IDS].reverse());
      expect(await current().read('a', (reader) => reader.get('thing', 'x'.repeat(4999)))).toBeUndefined();
    });

    it('are values of indexes, and cursors', async () => {
      await current().transaction('a', async (tx) => {
        for (const value of ODD_IDS) await tx.put('thing', thing(value, 1, { color: value }));
      });
      for (const value of ODD_IDS) expect(await listed({ color: value })).toEqual([value]);
      const page = await current().read('a', (reader) =>
        reader.list('thing', { after: ODD_IDS[3] as string, limit: 2 }),
      );
      expect(page.records.map(({ id }) => id)).toEqual([ODD_IDS[2], ODD_IDS[1]]);
    });
  });

  describe('within one transaction', () => {
    it('lists show what it wrote before and after them', async () => {
      await current().transaction('a', (tx) => tx.put('thing', thing('old', 1, { color: 'red' })));
      await current().transaction('a', async (tx) => {
        const reds = async () =>
          (await tx.list('thing', { where: { color: 'red' }, limit: 9 })).records.map(({ id }) => id);
        await tx.put('thing', thing('new', 2, { color: 'red' }));
        expect(await reds()).toEqual(['new', 'old']);
        await tx.put('thing', thing('old', 1, { color: 'blue' }));
        await tx.delete('thing', 'new');
        expect(await reds()).toEqual([]);
        expect(await tx.count('thing')).toBe(1);
        await tx.put('thing', thing('old', 1, { color: 'red' }));
        expect(await reds()).toEqual(['old']);
      });
      expect(await listed({ color: 'red' })).toEqual(['old']);
    });

    it('what was added is there, before and after', async () => {
      await current().transaction('a', async (tx) => {
        await tx.add('thing', thing('1', 1, { color: 'red' }));
        expect(await tx.get('thing', '1')).toEqual(thing('1', 1, { color: 'red' }));
        await tx.add('thing', thing('2', 1, { color: 'red' }));
        await tx.put('thing', thing('2', 1, { color: 'blue' }));
        expect((await tx.list('thing', { where: { color: 'red' }, limit: 9 })).records).toHaveLength(1);
        await tx.add('thing', thing('3', 1, { color: 'red' }));
        await tx.delete('thing', '3');
      });
      expect(await listed()).toEqual(['2', '1']);
      expect(await listed({ color: 'blue' })).toEqual(['2']);
    });

    it('lists go on page by page over what it changed', async () => {
      await current().transaction('a', async (tx) => {
        for (let i = 0; i < 30; i++) await tx.put('thing', thing(`${i}`, i % 5, { color: i % 2 ? 'red' : 'blue' }));
      });
      await current().transaction('a', async (tx) => {
        for (let i = 0; i < 30; i += 3) await tx.put('thing', thing(`${i}`, i % 5, { color: 'red' }));
        for (let i = 1; i < 30; i += 6) await tx.delete('thing', `${i}`);
        for (let i = 30; i < 40; i++) await tx.add('thing', thing(`${i}`, i % 5, { color: 'red' }));
        const where = { color: 'red' };
        const whole = (await tx.list('thing', { where, limit: 100 })).records.map(({ id }) => id);
        const paged: string[] = [];
        for (let more = true; more; ) {
          const after = paged.at(-1);
          const page = await tx.list('thing', { where, limit: 4, ...(after === undefined ? {} : { after }) });
          paged.push(...page.records.map(({ id }) => id));
          more = page.hasMore;
        }
        expect(paged).toEqual(whole);
        const newest = (await tx.list('thing', { where, limit: 4, before: whole[6] as string })).records;
        expect(newest.map(({ id }) => id)).toEqual(whole.slice(2, 6));
      });
    });

    it('a record that is deleted and put again is the newest of its second', async () => {
      await current().transaction('a', async (tx) => {
        for (const id of ['1', '2', '3']) await tx.put('thing', thing(id, 1));
      });
      await current().transaction('a', async (tx) => {
        await tx.delete('thing', '1');
        await tx.put('thing', thing('1', 1));
        await tx.put('thing', thing('2', 1, { color: 'red' }));
      });
      expect(await listed()).toEqual(['1', '3', '2']);
    });

    it('a record can be put and deleted any number of times', async () => {
      await current().transaction('a', async (tx) => {
        await tx.delete('thing', 'never');
        await tx.put('thing', thing('1', 1, { color: 'red' }));
        await tx.delete('thing', '1');
        expect(await tx.get('thing', '1')).toBeUndefined();
        await tx.put('thing', thing('1', 5, { color: 'blue' }));
        await tx.put('thing', thing('1', 5, { color: 'green' }));
      });
      expect(await listed({ color: 'green' })).toEqual(['1']);
      expect(await listed({ color: 'red' })).toEqual([]);
      const recent = await current().read('a', (reader) => reader.list('thing', { created: { from: 5 }, limit: 9 }));
      expect(recent.records.length).toBe(1);
    });

    it('counters count on', async () => {
      await current().transaction('a', async (tx) => expect([await tx.next('x'), await tx.next('x')]).toEqual([1, 2]));
      await current().transaction('a', async (tx) => expect(await tx.next('x')).toBe(3));
    });

    it('a failure after a list leaves no trace either', async () => {
      const failing = current().transaction('a', async (tx) => {
        await tx.put('thing', thing('1', 1));
        await tx.list('thing', { limit: 1 });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await listed()).toEqual([]);
    });

    it('an index that was not declared is named', async () => {
      await current().transaction('a', (tx) => tx.put('thing', thing('1', 1)));
      const asking = current().read('a', (reader) => reader.list('thing', { where: { smell: 'sweet' }, limit: 1 }));
      await expect(asking).rejects.toThrow('smell');
    });
  });

  describe('many at once', () => {
    it('writers of many sandboxes, one of which fails', async () => {
      const store = current();
      const writing = Array.from({ length: 50 }, (_, i) =>
        store.transaction(`s${i % 10}`, async (tx) => {
          await tx.put('thing', thing(`t${i}`, i));
          if (i === 25) throw new Error('no');
          return tx.next('count');
        }),
      );
      const settled = await Promise.allSettled(writing);
      expect(settled.filter(({ status }) => status === 'rejected').length).toBe(1);
      for (let i = 0; i < 10; i++)
        expect(await store.read(`s${i}`, (reader) => reader.count('thing'))).toBe(i === 5 ? 4 : 5);
    });

    it('more records than one page of the database', async () => {
      const COUNT = 2500;
      await current().transaction('a', async (tx) => {
        for (let i = 0; i < COUNT; i++) await tx.put('thing', thing(`${i}`, i, { color: i % 2 ? 'red' : 'blue' }));
      });
      const all = Array.from({ length: COUNT }, (_, i) => `${i}`).reverse();
      expect(await listed()).toEqual(all);
      expect(await listed({ color: 'red' })).toEqual(all.filter((id) => Number(id) % 2 === 1));
      const rare = await current().read('a', (reader) =>
        reader.list('thing', { filter: ({ id }) => Number(id) % 1000 === 7, limit: 2 }),
      );
      expect(rare).toMatchObject({ records: [{ id: '2007' }, { id: '1007' }], hasMore: true });
    });

    it('readers see whole transactions only', async () => {
      const store = current();
      const writing = Array.from({ length: 20 }, (_, i) =>
        store.transaction('a', async (tx) => {
          await tx.put('thing', thing('one', 1, { value: i }));
          await tx.put('thing', thing('two', 1, { value: i }));
        }),
      );
      const reading = Array.from({ length: 20 }, () =>
        store.read('a', async (reader) => {
          const one = await reader.get('thing', 'one');
          await new Promise((resolve) => setTimeout(resolve, 1));
          expect((await reader.get('thing', 'two'))?.data.value).toBe(one?.data.value);
        }),
      );
      await Promise.all([...writing, ...reading]);
    });
  });

  it('knows in which sandbox the first record of an ordered collection is', async () => {
    const store = current();
    await store.transaction('a', async (tx) => {
      for (const [id, due] of [
        ['1', 300],
        ['2', 100],
        ['3', 200],
      ] as const)
        await tx.put('alarm', alarm(id, due));
    });
    await store.transaction('b', (tx) => tx.put('alarm', alarm('1', 50)));
    await store.transaction('c', (tx) => tx.put('thing', thing('1', 1)));
    expect(await store.first('alarm', Infinity, 10)).toEqual([
      { sandbox: 'b', key: 50 },
      { sandbox: 'a', key: 100 },
    ]);
    expect(await store.first('alarm', 99, 10)).toEqual([{ sandbox: 'b', key: 50 }]);
    expect(await store.first('alarm', Infinity, 1)).toEqual([{ sandbox: 'b', key: 50 }]);
    await store.transaction('b', (tx) => tx.delete('alarm', '1'));
    expect(await store.first('alarm', 100, 1)).toEqual([{ sandbox: 'a', key: 100 }]);
    await store.clear('a');
    expect(await store.first('alarm', Infinity, 1)).toEqual([]);
  });
}
