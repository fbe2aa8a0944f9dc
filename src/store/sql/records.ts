/** Between records and rows: what of a record the tables hold. */
import type { Collection, StoredRecord } from '../store.ts';
import type { Row } from './connection.ts';
import { keyOf } from './keys.ts';
import type { Values } from './statement.ts';
import type { RecordRow } from './tables.ts';

/** A record that is in the database, and its place in the order of its collection. */
export interface Placed {
  readonly record: StoredRecord;
  readonly key: number;
  readonly number: number;
  /** Characters of its text, if it was read from the database. */
  readonly size?: number;
}

export function placedOf(row: Row): Placed {
  const { id, long_id, key, number, data, internal } = row as Row & RecordRow;
  const whole = long_id === null ? id : (JSON.parse(long_id) as string);
  const record = { id: whole, data: JSON.parse(data), internal: JSON.parse(internal) };
  return { record, key, number, size: data.length + internal.length };
}

/** Where a record is to stand when it is new. */
export function keyIn(collection: Collection, record: StoredRecord): number {
  if (collection.order !== undefined) return collection.order(record);
  return typeof record.data.created === 'number' ? record.data.created : 0;
}

/** The values of `awning_records`, but sandbox and collection. */
export function recordValues({ record: { id, data, internal }, key, number }: Placed): Values {
  const short = keyOf(id);
  return {
    id: short,
    long_id: short === id ? null : JSON.stringify(id),
    key,
    number,
    data: JSON.stringify(data),
    internal: JSON.stringify(internal),
  };
}

/** What a record is found by, as the names and values of `awning_entries`; each once. */
export function entriesOf(collection: Collection, record: StoredRecord): { name: string; value: string }[] {
  return Object.entries(collection.indexes).flatMap(([name, read]) => {
    const found = read(record) ?? [];
    const values = typeof found === 'string' ? [found] : [...new Set(found)];
    return values.map((value) => ({ name, value: keyOf(value) }));
  });
}

/** What waits of a record, as values of `awning_waiting`; undefined: nothing. */
export function waitingOf(collection: Collection, { record, key }: Placed): Values | undefined {
  const server = collection.server?.(record) ?? null;
  if (collection.order === undefined && server === null) return undefined;
  return { id: keyOf(record.id), due: key, server };
}
