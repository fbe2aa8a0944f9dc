/** What any engine must do: run by the test of each with its own way to make a store. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store, StoredRecord } from '../store.ts';
import { describeEdges } from './edges.ts';
import { describeQueries } from './queries.ts';
import { thing } from './records.ts';
import { describeWholes } from './snapshots.ts';

/** @param make a new, empty store of the collections in records.ts */
export function describeStore(name: string, make: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    const current = (): Store => store;
    beforeEach(async () => {
      store = await make();
    });
    afterEach(() => store.close());

    describeTransactions(current);
    describeClaims(current);
    describeQueries(current);
    describeEdges(current);
    describeSandboxes(current);
    describeWholes(current);
    describeModel(current);
  });
}

const ids = (store: Store, sandbox = 'a'): Promise<string[]> =>
  store.read(sandbox, async (reader) => (await reader.list('thing', { limit: 1000 })).records.map(({ id }) => id));

function describeTransactions(current: () => Store): void {
  it('keeps what a transaction wrote, data and internal alike', async () => {
    const record = {
      id: 't1',
      data: { id: 't1', created: 5, nested: { list: [1, null, 'x'] } },
      internal: { secret: true },
    };
    await current().transaction('a', (tx) => tx.put('thing', record));
    expect(await current().read('a', (reader) => reader.get('thing', 't1'))).toEqual(record);
  });

  it('answers with what the work answers', async () => {
    expect(await current().transaction('a', async () => 42)).toBe(42);
    expect(await current().read('a', async () => 'x')).toBe('x');
  });

  it('sees its own writes', async () => {
    await current().transaction('a', async (tx) => {
      await tx.put('thing', thing('t1', 1, { color: 'red' }));
      expect((await tx.get('thing', 't1'))?.data.color).toBe('red');
      await tx.delete('thing', 't1');
      expect(await tx.get('thing', 't1')).toBeUndefined();
    });
  });

  it('leaves no trace of a transaction that fails: records, indexes, counters', async () => {
    const store = current();
    await store.transaction('a', async (tx) => {
      await tx.put('thing', thing('kept', 1, { color: 'red' }));
      await tx.put('thing', thing('deleted', 2, { color: 'red' }));
      await tx.next('counter');
    });
    const failing = store.transaction('a', async (tx) => {
      await tx.put('thing', thing('kept', 1, { color: 'blue' }));
      await tx.put('thing', thing('new', 3, { color: 'blue' }));
      await tx.delete('thing', 'deleted');
      await tx.next('counter');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await ids(store)).toEqual(['deleted', 'kept']);
    await store.transaction('a', async (tx) => {
      const reds = await tx.list('thing', { where: { color: 'red' }, limit: 10 });
      expect(reds.records.map(({ id }) => id)).toEqual(['deleted', 'kept']);
      expect((await tx.list('thing', { where: { color: 'blue' }, limit: 10 })).records).toEqual([]);
      expect(await tx.next('counter')).toBe(2);
    });
  });

  it('runs writers of one sandbox in a row, in their order', async () => {
    const store = current();
    const steps: string[] = [];
    const writer = (name: string) =>
      store.transaction('a', async (tx) => {
        steps.push(`${name} starts`);
        const value = ((await tx.get('thing', 't'))?.data.value as number | undefined) ?? 0;
        await new Promise((resolve) => setTimeout(resolve, 2));
        await tx.put('thing', thing('t', 1, { value: value + 1 }));
        steps.push(`${name} ends`);
      });
    await Promise.all(['1', '2', '3'].map(writer));
    expect(steps).toEqual(['1 starts', '1 ends', '2 starts', '2 ends', '3 starts', '3 ends']);
    expect((await store.read('a', (reader) => reader.get('thing', 't')))?.data.value).toBe(3);
  });

  it('shows readers nothing that is not committed', async () => {
    const store = current();
    const seen: number[] = [];
    const writing = store.transaction('a', async (tx) => {
      await tx.put('thing', thing('t1', 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      await tx.put('thing', thing('t2', 2));
    });
    const reading = store.read('a', async (reader) => seen.push(await reader.count('thing')));
    await Promise.all([writing, reading]);
    expect([0, 2]).toContain(seen[0]);
  });

  it('goes on after a failure', async () => {
    const store = current();
    const failing = store.transaction('a', async () => Promise.reject(new Error('first')));
    const next = store.transaction('a', async (tx) => tx.put('thing', thing('t', 1)));
    await expect(failing).rejects.toThrow('first');
    await next;
    expect(await ids(store)).toEqual(['t']);
  });

  it('refuses to work for a transaction that has ended', async () => {
    let escaped: (() => Promise<unknown>) | undefined;
    await current().transaction('a', async (tx) => {
      escaped = () => tx.put('thing', thing('late', 1));
    });
    await expect(escaped?.()).rejects.toThrow();
    expect(await ids(current())).toEqual([]);
  });

  it('names a collection that nobody declared', async () => {
    await expect(current().transaction('a', (tx) => tx.put('nothing', thing('t', 1)))).rejects.toThrow('nothing');
  });

  it('counts from 1, each counter by itself', async () => {
    const count = (counter: string) => current().transaction('a', (tx) => tx.next(counter));
    expect([await count('x'), await count('x'), await count('y'), await count('x')]).toEqual([1, 2, 1, 3]);
  });
}

function describeClaims(current: () => Store): void {
  it('lets one at a time have a name in a sandbox', async () => {
    const store = current();
    const first = await store.claim('a', 'name');
    expect(await store.claim('a', 'name')).toBeUndefined();
    const others = [await store.claim('b', 'name'), await store.claim('a', 'x'.repeat(5000))];
    await first?.();
    const again = await store.claim('a', 'name');
    for (const release of [...others, again]) await release?.();
    expect(others.concat(again)).not.toContain(undefined);
  });

  it('gives a name to one of many who ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => current().claim('a', 'name')));
    expect(asked.filter(Boolean).length).toBe(1);
  });
}

function describeSandboxes(current: () => Store): void {
  it('keeps sandboxes apart', async () => {
    const store = current();
    await store.transaction('a', (tx) => tx.put('thing', thing('t', 1)));
    await store.transaction('b', async (tx) => {
      expect(await tx.get('thing', 't')).toBeUndefined();
      expect(await tx.next('counter')).toBe(1);
    });
    expect(await ids(store, 'b')).toEqual([]);
  });

  it('names the sandboxes that hold anything', async () => {
    const store = current();
    await store.read('empty', (reader) => reader.count('thing'));
    await store.transaction('a', (tx) => tx.put('thing', thing('t', 1)));
    await store.transaction('b', (tx) => tx.next('counter'));
    expect((await store.sandboxes()).sort()).toEqual(['a', 'b']);
  });

  it('empties a sandbox, counters included, and no other', async () => {
    const store = current();
    for (const sandbox of ['a', 'b']) {
      await store.transaction(sandbox, async (tx) => {
        await tx.put('thing', thing('t', 1, { color: 'red' }));
        await tx.next('counter');
      });
    }
    await store.clear('a');
    expect(await ids(store, 'a')).toEqual([]);
    expect(await ids(store, 'b')).toEqual(['t']);
    expect(await store.transaction('a', (tx) => tx.next('counter'))).toBe(1);
    expect((await store.sandboxes()).sort()).toEqual(['a', 'b']);
  });

  it('clears only after the writers that came before', async () => {
    const store = current();
    const writing = store.transaction('a', async (tx) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await tx.put('thing', thing('t', 1));
    });
    await Promise.all([writing, store.clear('a')]);
    expect(await ids(store)).toEqual([]);
  });
}

type Step =
  | { kind: 'put'; id: string; color: string | null; fail: boolean }
  | { kind: 'delete'; id: string; fail: boolean };

/** Random work, compared with the plainest model there is: an array. */
function describeModel(current: () => Store): void {
  const id = fc.integer({ min: 0, max: 30 }).map((n) => `t${n}`);
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      id,
      color: fc.constantFrom('red', 'blue', null),
      fail: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('delete' as const), id, fail: fc.boolean() }),
  );

  it('does what a list of records would do', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const sandbox = `model ${run++}`;
        let model: StoredRecord[] = [];
        for (const [time, todo] of steps.entries()) {
          const after = apply(model, todo, time);
          const work = current().transaction(sandbox, async (tx) => {
            const found = after.find((record) => record.id === todo.id);
            if (todo.kind === 'put') await tx.put('thing', found as StoredRecord);
            else await tx.delete('thing', todo.id);
            if (todo.fail) throw new Error('undo');
          });
          await work.catch((error: Error) => expect(error.message).toBe('undo'));
          if (!todo.fail) model = after;
        }
        const page = await current().read(sandbox, (reader) => reader.list('thing', { limit: 100 }));
        expect(page.records).toEqual([...model].reverse());
        const reds = await current().read(sandbox, (reader) =>
          reader.list('thing', { where: { color: 'red' }, limit: 100 }),
        );
        expect(reds.records).toEqual(model.filter(({ data }) => data.color === 'red').reverse());
      }),
      { numRuns: 60 },
    );
  });
}

function apply(model: readonly StoredRecord[], step: Step, time: number): StoredRecord[] {
  if (step.kind === 'delete') return model.filter((record) => record.id !== step.id);
  const before = model.find((record) => record.id === step.id);
  const record = thing(step.id, (before?.data.created as number | undefined) ?? time, { color: step.color, tags: [] });
  return before === undefined ? [...model, record] : model.map((old) => (old.id === step.id ? record : old));
}
