/** Says whether an object matches a query. */
import { errors } from '../../contract/errors.ts';
import type { StoredRecord } from '../../store/store.ts';
import { type FieldType, fieldValue, folded, type SearchField, type SearchFields, wordsOf } from './fields.ts';
import type { Clause, Operator, SearchQuery } from './query.ts';

export type Matches = (data: StoredRecord['data']) => boolean;

export const OPERATORS: Readonly<Record<FieldType, readonly Operator[]>> = {
  token: [':'],
  string: [':', '~'],
  numeric: [':', '>', '<', '>=', '<='],
};

const LEAST_SUBSTRING = 3;

type Compare = (value: string | number) => boolean;

/** The same words, one after the other, in the order of the query. */
function phrase(wanted: readonly string[]): Compare {
  return (value) => {
    const words = wordsOf(value);
    return wanted.length > 0 && words.some((_, start) => wanted.every((word, i) => words[start + i] === word));
  };
}

const ORDERS: Readonly<Record<Exclude<Operator, '~'>, (value: number, than: number) => boolean>> = {
  ':': (value, than) => value === than,
  '>': (value, than) => value > than,
  '<': (value, than) => value < than,
  '>=': (value, than) => value >= than,
  '<=': (value, than) => value <= than,
};

function comparison(type: FieldType, operator: Operator, wanted: string): Compare {
  if (operator === '~') return (value) => folded(value).includes(folded(wanted));
  if (type === 'string') return phrase(wordsOf(wanted));
  if (type === 'token') return (value) => folded(value) === folded(wanted);
  return (value) => ORDERS[operator](Number(value), Number(wanted));
}

function check(clause: Clause, field: SearchField): void {
  const { field: name, operator, value } = clause;
  const operators = OPERATORS[field.type];
  if (!operators.includes(operator)) throw errors.unsupportedSearchOperator(operator, name, field.type, operators);
  if (value === null) return;
  if (field.type === 'numeric' && !/^[+-]?\d+(\.\d+)?$/.test(value)) throw errors.searchValueNotNumeric(name, value);
  if (operator === '~' && [...value].length < LEAST_SUBSTRING)
    throw errors.searchSubstringTooShort(name, LEAST_SUBSTRING);
}

function clauseMatches(clause: Clause, fields: SearchFields): Matches {
  const { field: name, key, operator, value: wanted, negated } = clause;
  const field = fields[name] as SearchField;
  const compare = wanted === null ? undefined : comparison(field.type, operator, wanted);
  return (data) => {
    const value = fieldValue(data, name, field, key);
    const holds = compare === undefined || value === null ? compare === undefined && value === null : compare(value);
    return holds !== negated;
  };
}

/**
 * @param resource how errors call it: `payment_intents`
 * @throws StripeError for fields that the resource has not, and for operators and values that a field does not take
 */
export function matcher({ connective, clauses }: SearchQuery, fields: SearchFields, resource: string): Matches {
  for (const clause of clauses) {
    const field = Object.hasOwn(fields, clause.field) ? fields[clause.field] : undefined;
    if (field === undefined) throw errors.unsupportedSearchField(clause.field, resource);
    check(clause, field);
  }
  const each = clauses.map((clause) => clauseMatches(clause, fields));
  return (data) =>
    connective === 'or' ? each.some((matches) => matches(data)) : each.every((matches) => matches(data));
}
