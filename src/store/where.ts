/** What a query asks of indexes, one by one. */
import type { Query } from './store.ts';

export interface Condition {
  readonly name: string;
  readonly value: string;
}

export const conditionsOf = (where: NonNullable<Query['where']>): Condition[] =>
  Object.entries(where).flatMap(([name, wanted]) =>
    typeof wanted === 'string' ? [{ name, value: wanted }] : wanted.map((value) => ({ name, value })),
  );
