import { expect, it } from 'vitest';
import { describeStore } from '../conformance/index.ts';
import { COLLECTIONS, THINGS, thing } from '../conformance/records.ts';
import type { StoreOptions } from '../store.ts';
import { createMemoryStore } from './index.ts';

const OPTIONS: StoreOptions = { server: 'here', now: () => 0, contract: '', collections: COLLECTIONS };

describeStore('the memory engine', async () => createMemoryStore(OPTIONS));

it('pages through many records without missing or repeating one', async () => {
  const store = createMemoryStore(OPTIONS);
  const COUNT = 3000;
  await store.transaction('a', async (tx) => {
    for (let i = 0; i < COUNT; i++) await tx.put('thing', thing(`t${i}`, i, { color: 'red', tags: [] }));
    for (let i = 0; i < COUNT; i += 3) await tx.delete('thing', `t${i}`);
  });
  const seen: string[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await store.read('a', (reader) =>
      reader.list('thing', { where: { color: 'red' }, limit: 100, ...(after !== undefined && { after }) }),
    );
    seen.push(...page.records.map(({ id }) => id));
    after = seen.at(-1);
    more = page.hasMore;
  }
  const expected = Array.from({ length: COUNT }, (_, i) => i).filter((i) => i % 3 !== 0);
  expect(seen).toEqual(expected.reverse().map((i) => `t${i}`));
});

it('forgets a sandbox that holds nothing', async () => {
  const store = createMemoryStore(OPTIONS);
  await Promise.all(Array.from({ length: 100 }, (_, i) => store.read(`s${i}`, (reader) => reader.count('thing'))));
  expect(await store.sandboxes()).toEqual([]);
});

it('refuses a collection that is declared twice', () => {
  expect(() => createMemoryStore({ ...OPTIONS, collections: [THINGS, THINGS] })).toThrow('thing');
});
