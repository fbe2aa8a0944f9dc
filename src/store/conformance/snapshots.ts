/** What an engine must do with the whole of a sandbox; see index.ts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Held } from '../snapshots.ts';
import type { Store } from '../store.ts';
import { alarm, errand, thing } from './records.ts';

async function contentsOf(store: Store, sandbox: string): Promise<Held[]> {
  const contents: Held[] = [];
  await store.carriage.unload(sandbox, async (held) => {
    contents.push(...held);
  });
  return contents;
}

const load = (store: Store, sandbox: string, contents: Held[]): Promise<void> =>
  store.carriage.load(sandbox, async (take) => {
    for (const held of contents) await take([held]);
  });

/** Things of the same second, an alarm, an errand, a counter. */
async function setUp(store: Store, sandbox = 'a'): Promise<void> {
  await store.transaction(sandbox, async (tx) => {
    for (const id of ['1', '2', '3']) await tx.put('thing', thing(id, 7, { color: 'red', tags: ['x', 'y'] }));
    await tx.put('alarm', alarm('ring', 500));
    await tx.put('errand', errand('owed', 'here'));
    await tx.next('counter');
  });
}

const reds = (store: Store, sandbox = 'a'): Promise<string[]> =>
  store.read(sandbox, async (reader) => {
    const { records } = await reader.list('thing', { where: { color: 'red' }, limit: 9 });
    return records.map(({ id }) => id);
  });

async function change(store: Store): Promise<void> {
  await store.transaction('a', async (tx) => {
    await tx.put('thing', thing('2', 7, { color: 'blue' }));
    await tx.put('thing', thing('4', 7, { color: 'red' }));
    await tx.delete('thing', '1');
    await tx.delete('alarm', 'ring');
    await tx.put('alarm', alarm('other', 100));
    await tx.next('counter');
  });
}

export function describeWholes(current: () => Store): void {
  describe('a snapshot', () => {
    it('brings back records in their order, indexes, what is due, and counters', async () => {
      const store = current();
      await setUp(store);
      expect(await store.snapshots.take('a', 'stage')).toMatchObject({ name: 'stage', records: 4 });
      await change(store);
      expect(await store.snapshots.restore('a', 'stage')).toMatchObject({ name: 'stage', records: 4 });
      expect(await reds(store)).toEqual(['3', '2', '1']);
      expect(await store.first('alarm', 1000, 9)).toEqual([{ sandbox: 'a', key: 500 }]);
      await store.transaction('a', async (tx) => {
        expect(await tx.next('counter')).toBe(2);
        await tx.put('thing', thing('5', 7, { color: 'red' }));
      });
      expect(await reds(store)).toEqual(['5', '3', '2', '1']);
    });

    it('is restored again and again', async () => {
      const store = current();
      await setUp(store);
      await store.snapshots.take('a', 'stage');
      for (let round = 0; round < 3; round++) {
        await change(store);
        await store.snapshots.restore('a', 'stage');
        expect(await reds(store)).toEqual(['3', '2', '1']);
      }
    });

    it('has nothing of what is passing, and leaves none of it behind', async () => {
      const store = current();
      await setUp(store);
      await store.snapshots.take('a', 'stage');
      await store.snapshots.restore('a', 'stage');
      expect(await store.read('a', (reader) => reader.count('errand'))).toBe(0);
    });

    it('is one of several, of one sandbox; the same name takes its place', async () => {
      const store = current();
      const names = async (sandbox: string) => (await store.snapshots.list(sandbox)).map(({ name }) => name);
      await store.snapshots.take('a', 'empty');
      await setUp(store);
      const strange = `x\0${'long '.repeat(100)}`;
      await store.snapshots.take('a', strange);
      expect((await names('a')).sort()).toEqual(['empty', strange]);
      expect(await names('b')).toEqual([]);
      expect(await store.snapshots.restore('b', 'empty')).toBeUndefined();
      await store.snapshots.restore('a', 'empty');
      expect(await reds(store)).toEqual([]);
      await store.snapshots.restore('a', strange);
      expect(await reds(store)).toEqual(['3', '2', '1']);
      await store.snapshots.take('a', 'empty');
      expect(await store.snapshots.list('a')).toHaveLength(2);
      await store.clear('a');
      expect(await store.snapshots.restore('a', 'empty')).toMatchObject({ records: 4 });
      expect(await reds(store)).toEqual(['3', '2', '1']);
      expect(await store.snapshots.delete('a', strange)).toMatchObject({ name: strange });
      expect(await store.snapshots.delete('a', strange)).toBeUndefined();
      expect(await store.snapshots.restore('a', strange)).toBeUndefined();
      expect(await names('a')).toEqual(['empty']);
      expect(await store.sandboxes()).toEqual(['a']);
    });
  });

  it('a snapshot of a sandbox that was emptied goes when nobody has used it for long', async () => {
    const store = current();
    await setUp(store);
    await store.snapshots.take('a', 'stage');
    await store.clear('a');
    expect(await store.sandboxes()).toEqual(['a']);
    expect(await store.sandboxes(0)).toEqual([]);
    await store.clear('a', 1);
    expect(await store.sandboxes()).toEqual([]);
    expect(await store.snapshots.list('a')).toEqual([]);
  });

  describe('the contents of a sandbox', () => {
    it('make another one that is the same', async () => {
      const store = current();
      await setUp(store);
      await load(store, 'b', await contentsOf(store, 'a'));
      expect(await contentsOf(store, 'b')).toEqual(await contentsOf(store, 'a'));
      expect(await reds(store, 'b')).toEqual(['3', '2', '1']);
      expect(await store.first('alarm', 1000, 9)).toHaveLength(2);
      expect(await store.read('b', (reader) => reader.count('errand'))).toBe(0);
    });

    it('take the place of what was there', async () => {
      const store = current();
      await setUp(store);
      await load(store, 'a', [{ collection: 'thing', record: thing('new', 1) }]);
      expect(await contentsOf(store, 'a')).toEqual([{ collection: 'thing', record: thing('new', 1) }]);
    });

    it('change nothing when they end in the middle', async () => {
      const store = current();
      await setUp(store);
      const before = await contentsOf(store, 'a');
      const broken = store.carriage.load('a', async (take) => {
        await take([{ collection: 'thing', record: thing('new', 1) }]);
        throw new Error('broken line');
      });
      await expect(broken).rejects.toThrow('broken line');
      expect(await contentsOf(store, 'a')).toEqual(before);
    });

    it('may be many, of any kind', async () => {
      const store = current();
      const record = fc.record({ id: fc.string(), created: fc.nat(3), color: fc.option(fc.string()) });
      const records = fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(records, async (made) => {
          const contents: Held[] = made.map(({ id, created, color }) => ({
            collection: 'thing',
            record: thing(id, created, { color }),
          }));
          await load(store, 'a', contents);
          await load(store, 'b', await contentsOf(store, 'a'));
          const sorted = contents.toSorted((a, b) => createdOf(a) - createdOf(b));
          expect(await contentsOf(store, 'b')).toEqual(sorted);
        }),
        { numRuns: 20 },
      );
    });
  });
}

const createdOf = (held: Held): number => ('record' in held ? (held.record.data.created as number) : 0);
