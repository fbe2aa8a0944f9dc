/** The search language against a plain model of it, over the memory store and its indexes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../store/memory/index.ts';
import type { StoredRecord } from '../../store/store.ts';
import { created, numeric, type SearchFields, text, token } from './fields.ts';
import { searchIndexes, walksFor } from './indexes.ts';
import { matcher } from './match.ts';
import { type Clause, parseQuery, type SearchQuery } from './query.ts';

const FIELDS: SearchFields = {
  amount: numeric,
  created,
  currency: token,
  email: text,
  'card.last4': token,
  description: { ...text, indexed: false },
  metadata: token,
};

interface Thing {
  created: number;
  amount: number | null;
  currency: string | null;
  email: string | null;
  card: { last4: string } | null;
  description: string | null;
  metadata: Record<string, string>;
}

const words = fc.array(fc.constantFrom('Sky', 'sea', 'THE', 'o"clock', "it's", 'a\\b'), { minLength: 1, maxLength: 3 });
const sentence = words.map((each) => each.join(' '));
const keys = fc.constantFrom('a', 'a=b', 'B"', '__proto__');
const values = fc.constantFrom('b=c', 'C', 'c', 'and', '1', '1.0', '-2');
const small = fc.integer({ min: 0, max: 4 });
const orNull = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 3 });

const thing: fc.Arbitrary<Thing> = fc.record({
  created: small,
  amount: orNull(small),
  currency: orNull(fc.constantFrom('usd', 'EUR')),
  email: orNull(sentence),
  card: orNull(fc.record({ last4: fc.constantFrom('4242', '0005') })),
  description: orNull(sentence),
  metadata: fc.dictionary(keys, values, { maxKeys: 3 }),
});

const clauseOf = (
  field: string,
  operators: readonly Clause['operator'][],
  value: fc.Arbitrary<string | null>,
  key?: fc.Arbitrary<string>,
): fc.Arbitrary<Clause> =>
  fc
    .record({ operator: fc.constantFrom(...operators), value, negated: fc.boolean(), key: key ?? fc.constant('') })
    .filter(({ operator, value }) => value !== null || operator === ':')
    .filter(({ operator, value }) => operator !== '~' || (value as string).length >= 3)
    .map(({ key: name, ...rest }) => ({ field, ...(key !== undefined && { key: name }), ...rest }));

const ORDERS = [':', '>', '<', '>=', '<='] as const;

const clause: fc.Arbitrary<Clause> = fc.oneof(
  clauseOf('amount', ORDERS, orNull(fc.constantFrom('0', '1', '2.0', '2.5', '-1'))),
  clauseOf('created', ORDERS, orNull(fc.constantFrom('0', '1', '2.0', '2.5', '-1'))),
  clauseOf('currency', [':'], orNull(fc.constantFrom('USD', 'eur', 'jpy'))),
  clauseOf('card.last4', [':'], orNull(fc.constantFrom('4242', '0005', '5'))),
  clauseOf('email', [':', '~'], orNull(fc.oneof(sentence, fc.constantFrom('sky s', 'HE ', '')))),
  clauseOf('description', [':', '~'], orNull(sentence)),
  clauseOf('metadata', [':'], orNull(values), keys),
);

const query: fc.Arbitrary<SearchQuery> = fc
  .record({
    connective: fc.constantFrom('and' as const, 'or' as const),
    clauses: fc.array(clause, { minLength: 1, maxLength: 4 }),
  })
  .map(({ connective, clauses }) => ({ connective: clauses.length === 1 ? 'and' : connective, clauses }));

/** How somebody may write it: either quote, blanks or none, any case; numbers with quotes or without. */
interface Style {
  quote: '"' | "'";
  blank: '' | ' ';
  between: { and: string; or: string };
  bare: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  quote: fc.constantFrom('"' as const, "'" as const),
  blank: fc.constantFrom('' as const, ' ' as const),
  between: fc.record({
    and: fc.constantFrom(' ', ' AND ', ' and  ', '\n'),
    or: fc.constantFrom(' OR ', ' or ', '\tOr '),
  }),
  bare: fc.boolean(),
});

function written({ connective, clauses }: SearchQuery, { quote, blank, between, bare }: Style): string {
  const quoted = (value: string): string =>
    quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  const each = clauses.map(({ field, key, operator, value, negated }) => {
    const isBare = value !== null && bare && /^-?\d+(\.\d+)?$/.test(value);
    const name = key === undefined ? field : `${field}[${quoted(key)}]`;
    return `${negated ? '-' : ''}${name}${blank}${operator}${blank}${value === null ? 'null' : isBare ? value : quoted(value)}`;
  });
  return blank + each.join(between[connective]) + blank;
}

const own = (hash: Record<string, string>, key: string): string | null =>
  Object.hasOwn(hash, key) ? (hash[key] as string) : null;

/** What the docs say of one clause. */
function holds(data: Thing, { field, key, operator, value, negated }: Clause): boolean {
  const is =
    field === 'metadata'
      ? own(data.metadata, key ?? '')
      : field === 'card.last4'
        ? (data.card?.last4 ?? null)
        : data[field as 'amount' | 'currency' | 'email'];
  if (is === null || value === null) return (is === null && value === null) !== negated;
  const [a, b] = [String(is).toUpperCase(), value.toUpperCase()];
  const result = {
    ':': () =>
      field === 'amount' || field === 'created'
        ? Number(a) === Number(b)
        : field === 'email' || field === 'description'
          ? b !== '' && ` ${a} `.includes(` ${b.trim()} `)
          : a === b,
    '~': () => a.includes(b),
    '>': () => Number(a) > Number(b),
    '<': () => Number(a) < Number(b),
    '>=': () => Number(a) >= Number(b),
    '<=': () => Number(a) <= Number(b),
  }[operator]();
  return result !== negated;
}

const fits = (data: Thing, { connective, clauses }: SearchQuery): boolean =>
  connective === 'and' ? clauses.every((each) => holds(data, each)) : clauses.some((each) => holds(data, each));

async function storeOf(things: readonly Thing[]) {
  const collections = [{ name: 'thing', indexes: searchIndexes(FIELDS) }];
  const store = createMemoryStore({ server: 'server', now: () => 0, contract: '', collections });
  await store.transaction('a', async (tx) => {
    for (const [i, data] of things.entries()) await tx.put('thing', { id: String(i), data: { ...data }, internal: {} });
  });
  return store;
}

describe('the search language', () => {
  it('is read as it was written, in every way to write it', () => {
    fc.assert(
      fc.property(query, style, (asked, how) => {
        expect(parseQuery(written(asked, how))).toEqual(asked);
      }),
    );
  });

  it('matches what the docs say', () => {
    fc.assert(
      fc.property(thing, query, (data, asked) => {
        expect(matcher(asked, FIELDS, 'things')(data as unknown as StoredRecord['data'])).toBe(fits(data, asked));
      }),
      { numRuns: 1000 },
    );
  });

  it('comes past everything that matches, whatever indexes it walks along', async () => {
    const things = fc.array(thing, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(things, fc.array(query, { minLength: 5, maxLength: 5 }), async (all, queries) => {
        const store = await storeOf(all);
        for (const asked of queries) {
          const seen = new Set<string>();
          for (const walk of walksFor(asked, FIELDS)) {
            const { records } = await store.read('a', (reader) => reader.list('thing', { ...walk, limit: 100 }));
            for (const { id } of records) seen.add(id);
          }
          const missed = all.filter((data, i) => fits(data, asked) && !seen.has(String(i)));
          expect(missed).toEqual([]);
        }
      }),
    );
  });

  it('reads any text or says that it cannot', () => {
    const pieces = fc.constantFrom(
      'email',
      'metadata',
      '["a"]',
      ':',
      '>=',
      '-',
      '"x"',
      "'",
      '"',
      '\\',
      ' ',
      'AND',
      'OR',
      '1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((each) => each.join('')),
        ),
        (typed) => {
          try {
            expect(parseQuery(typed).clauses.length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toMatchObject({ status: 400 });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
