import { expect, it } from 'vitest';
import type { SqliteConnection } from './connection.ts';
import { Readers } from './readers.ts';
import { Views } from './views.ts';

const nobody = new Readers(() => ({ execNow: () => {}, close: () => {} }) as unknown as SqliteConnection);

it('nobody sees what has changed before what is remembered of it is forgotten', async () => {
  const views = new Views(nobody);
  let forgotten = false;
  let over = false;
  const changing = views
    .during(
      async () => {},
      () => {
        forgotten = true;
      },
    )
    .then(() => {
      over = true;
    });
  const seen: [isLatest: boolean, forgotten: boolean][] = [];
  while (!over) {
    await views.use(async ({ isLatest }) => seen.push([isLatest, forgotten]));
    await null;
  }
  await changing;
  await views.use(async ({ isLatest }) => seen.push([isLatest, forgotten]));
  expect(seen).not.toContainEqual([true, false]);
  expect(seen.at(-1)).toEqual([true, true]);
});
