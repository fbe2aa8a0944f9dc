/** What the conformance test stores. */
import type { Collection, StoredRecord } from '../store.ts';

export const THINGS: Collection = {
  name: 'thing',
  indexes: {
    color: ({ data }) => data.color as string | null,
    tags: ({ data }) => data.tags as string[],
  },
};

export const ALARMS: Collection = { name: 'alarm', indexes: {}, order: ({ internal }) => internal.due as number };

export const ERRANDS: Collection = {
  name: 'errand',
  indexes: {},
  server: ({ data, internal }) => (data.done ? null : (internal.server as string)),
  passing: true,
};

export const COLLECTIONS = [THINGS, ALARMS, ERRANDS];

/** What all stores are told. */
export const KEPT = { contract: '2026-01-28.clover', collections: COLLECTIONS };

export const thing = (id: string, created: number, rest: Record<string, unknown> = {}): StoredRecord => ({
  id,
  data: { id, created, ...rest },
  internal: {},
});

export const alarm = (id: string, due: number): StoredRecord => ({ id, data: { id }, internal: { due } });

export const errand = (id: string, server: string, done = false): StoredRecord => ({
  id,
  data: { id, created: 1, done },
  internal: { server },
});
