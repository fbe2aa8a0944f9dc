/** What a `number` or a `string` of the declarations really is, by name and documentation. */
import type { Shape } from '../format.ts';

const TIMES = /Unix epoch|[Uu]nix timestamp|timestamp/;

/** Numbers that have a fraction; all others are integers. */
const FRACTIONS =
  /(^|_)(percent|percentage|rate|latitude|longitude|fx_rate|exchange_rate)($|_)|^percent_off$|^effective_percentage$|^flat_rate$/;

/** Names that match {@link FRACTIONS} and yet are integers. */
const WHOLE = /tax_rate_details|rate_limit/;

export function numberKind(name: string, doc: string): Shape {
  if (FRACTIONS.test(name) && !WHOLE.test(name)) return { kind: 'number' };
  return TIMES.test(doc) &&
    /_at$|_on$|_start|_end|^start|^end|created|date|expires|period|gte?$|lte?$|due|until|anchor|arrival|timestamp/.test(
      name,
    )
    ? { kind: 'timestamp' }
    : { kind: 'integer' };
}

export function stringKind(name: string): Shape {
  return name.endsWith('_decimal') ? { kind: 'decimal' } : { kind: 'string' };
}
