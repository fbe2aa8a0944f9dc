/** Reads a query of the search language: clauses that must all hold, or of which one must. https://docs.stripe.com/search#search-query-language */
import { errors } from '../../contract/errors.ts';

export type Operator = ':' | '~' | '>' | '<' | '>=' | '<=';

export interface Clause {
  /** With dots, as in `billing_details.address.postal_code`. */
  readonly field: string;
  /** Of metadata: the name of the value. */
  readonly key?: string;
  readonly operator: Operator;
  /** null: the field is not there. */
  readonly value: string | null;
  /** The clause must not hold. */
  readonly negated: boolean;
}

export interface SearchQuery {
  readonly connective: 'and' | 'or';
  readonly clauses: readonly Clause[];
}

export const MOST_CLAUSES = 10;

const QUOTED = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'`;

/** A clause, from its minus to where the next blank or the end must be. Only numbers and null need no quotes. */
const CLAUSE = new RegExp(
  [
    '(?<negated>-?)\\s*',
    `(?<field>[a-z_]\\w*(?:\\.\\w+)*)(?:\\s*\\[\\s*(?<key>${QUOTED})\\s*\\])?\\s*`,
    '(?<operator>>=|<=|[:=~<>])\\s*',
    `(?:(?<quoted>${QUOTED})|(?<bare>null|[+-]?\\d+(?:\\.\\d+)?))(?=\\s|$)`,
  ].join(''),
  'iys',
);

const CONNECTIVE = /(and|or)(?=\s)/iy;
const BLANKS = /\s*/y;

/** Reads a text from its start to its end, piece by piece. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  take(piece: RegExp): RegExpExecArray | null {
    piece.lastIndex = this.at;
    const found = piece.exec(this.text);
    if (found !== null) this.at = piece.lastIndex;
    return found;
  }

  /** Skips blanks. @returns whether anything is left */
  goesOn(): boolean {
    this.take(BLANKS);
    return this.at < this.text.length;
  }
}

/** What stands between the quotes; a backslash lets any character stand for itself. */
const unquoted = (text: string): string => text.slice(1, -1).replace(/\\(.)/gs, '$1');

function readClause(reader: Reader): Clause {
  const { negated, field, key, operator, quoted, bare } = reader.take(CLAUSE)?.groups ?? {};
  const value = quoted !== undefined ? unquoted(quoted) : bare?.toLowerCase() === 'null' ? null : bare;
  if (field === undefined || value === undefined) throw errors.unparsableQuery();
  const isExact = operator === ':' || operator === '=';
  if ((field === 'metadata') !== (key !== undefined) || (value === null && !isExact)) throw errors.unparsableQuery();
  return {
    field,
    ...(key !== undefined && { key: unquoted(key) }),
    operator: isExact ? ':' : (operator as Operator),
    value,
    negated: negated === '-',
  };
}

/** Clauses that nothing stands between must both hold. */
function connectiveOf(found: ReadonlySet<string>): SearchQuery['connective'] {
  if (found.size > 1) throw errors.mixedSearchConnectives();
  return found.has('or') ? 'or' : 'and';
}

/** @throws StripeError when it cannot be read, mixes AND and OR, or has more than ten clauses */
export function parseQuery(text: string): SearchQuery {
  const reader = new Reader(text);
  const clauses: Clause[] = [];
  const connectives = new Set<string>();
  while (reader.goesOn()) {
    if (clauses.length > 0) {
      connectives.add(reader.take(CONNECTIVE)?.[1]?.toLowerCase() ?? 'and');
      reader.goesOn();
    }
    clauses.push(readClause(reader));
  }
  if (clauses.length === 0) throw errors.unparsableQuery();
  if (clauses.length > MOST_CLAUSES) throw errors.tooManySearchClauses(MOST_CLAUSES);
  return { connective: connectiveOf(connectives), clauses };
}
