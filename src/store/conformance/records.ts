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

export const thing = (id: string, created: number, rest: Record<string, unknown> = {}): StoredRecord => ({
  id,
  data: { id, created, ...rest },
  internal: {},
});
