/** What objects of a resource can be searched by: one table for each resource. https://docs.stripe.com/search#supported-query-fields-for-each-resource */
import type { StoredRecord } from '../../store/store.ts';

type Data = StoredRecord['data'];

/** A token is compared as a whole, a string word by word; numbers have an order. */
export type FieldType = 'token' | 'string' | 'numeric';

export interface SearchField {
  readonly type: FieldType;
  /** Where its value is no field of the object. */
  readonly read?: (data: Data) => string | number | boolean | null;
  /** Whether the store finds objects by its values; it need not where all have few values or each has many words. */
  readonly indexed: boolean;
}

/** By the name that queries use, with dots where it lies deeper. */
export type SearchFields = Readonly<Record<string, SearchField>>;

export const token: SearchField = { type: 'token', indexed: true };
export const text: SearchField = { type: 'string', indexed: true };
export const numeric: SearchField = { type: 'numeric', indexed: true };
/** The store's lists know a range of time themselves. */
export const created: SearchField = { type: 'numeric', indexed: false };

const within = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/**
 * The value of a field, null where there is none.
 * @param name with dots @param key names a value of metadata
 */
export function fieldValue(data: Data, name: string, { read }: SearchField, key?: string): string | number | null {
  const found = read === undefined ? name.split('.').reduce<unknown>(within, data) : read(data);
  const value = key === undefined ? found : within(found, key);
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Upper and lower case are the same to every field. */
export const folded = (value: string | number): string => String(value).toLowerCase();

export const wordsOf = (value: string | number): string[] => folded(value).split(/\s+/).filter(Boolean);
