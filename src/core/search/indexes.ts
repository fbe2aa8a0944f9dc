/** The indexes that searching walks along, and what of a query they can answer. */
import type { Query, StoredRecord } from '../../store/store.ts';
import { fieldValue, folded, type SearchField, type SearchFields, wordsOf } from './fields.ts';
import { versionsOf } from './freshness.ts';
import type { Clause, SearchQuery } from './query.ts';

/** A part of a query for the store: it gives everything that matches, and perhaps more. */
export type Walk = Pick<Query, 'where' | 'created'>;

type Data = StoredRecord['data'];

const indexOf = (field: string): string => `search.${field}`;

const metadataTerm = (key: string, value: string): string => `${key}=${folded(value)}`;

/** What a value is found by. */
function termsOf({ type }: SearchField, value: string | number): string[] {
  if (type === 'string') return wordsOf(value);
  return [type === 'numeric' ? String(Number(value)) : folded(value)];
}

function termsIn(data: Data, name: string, field: SearchField): string[] {
  if (name === 'metadata')
    return Object.entries((data.metadata ?? {}) as Record<string, string>).map(([key, value]) =>
      metadataTerm(key, value),
    );
  const value = fieldValue(data, name, field);
  return value === null ? [] : termsOf(field, value);
}

/** An index for each field that has one; what a search does not see yet is found by what it was. */
export const searchIndexes = (fields: SearchFields) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { indexed }]) => indexed)
      .map(([name, field]) => [
        indexOf(name),
        (record: StoredRecord) => versionsOf(record).flatMap((data) => termsIn(data, name, field)),
      ]),
  );

/** Inclusive bounds on seconds. */
function boundsOf({ operator, value }: Clause): NonNullable<Query['created']> {
  const number = Number(value);
  const from = { ':': Math.ceil(number), '>=': Math.ceil(number), '>': Math.floor(number) + 1 } as Record<
    string,
    number
  >;
  const to = { ':': Math.floor(number), '<=': Math.floor(number), '<': Math.ceil(number) - 1 } as Record<
    string,
    number
  >;
  return { from: from[operator] ?? -Infinity, to: to[operator] ?? Infinity };
}

/** @returns undefined when the store cannot help */
function walkOf(clause: Clause, fields: SearchFields): Walk | undefined {
  const { field: name, key, operator, value, negated } = clause;
  const field = fields[name] as SearchField;
  if (negated || value === null) return undefined;
  if (name === 'created') return { created: boundsOf(clause) };
  if (operator !== ':' || !field.indexed) return undefined;
  const terms = key === undefined ? termsOf(field, value) : [metadataTerm(key, value)];
  return terms.length === 0 ? undefined : { where: { [indexOf(name)]: terms } };
}

function both(a: Walk, b: Walk): Walk {
  const where: Record<string, string[]> = {};
  for (const each of [a, b])
    for (const [index, terms] of Object.entries(each.where ?? {})) where[index] = [...(where[index] ?? []), ...terms];
  const [from, to] = [
    Math.max(a.created?.from ?? -Infinity, b.created?.from ?? -Infinity),
    Math.min(a.created?.to ?? Infinity, b.created?.to ?? Infinity),
  ];
  return { where, created: { from, to } };
}

/** Ways through the store that together come past everything that matches, each in the order of the results. */
export function walksFor({ connective, clauses }: SearchQuery, fields: SearchFields): Walk[] {
  const each = clauses.map((clause) => walkOf(clause, fields));
  const known = each.filter((walk) => walk !== undefined);
  if (connective === 'and') return [known.reduce(both, {})];
  return known.length === each.length ? known : [{}];
}
