/** Turns the text of one parameter into the type that its shape asks for, or reports Stripe's complaint. */
import type { FormNode } from './form.ts';
import { messages, shorten } from './messages.ts';
import type { Problems } from './runtime/problems.ts';

/** @returns the typed value; undefined after reporting a fault */
export type Coerce = (node: FormNode, path: string, problems: Problems) => unknown;

const INTEGER = /^-?\d{1,16}$/;
const NUMBER = /^-?\d{1,20}(\.\d{1,40})?$/;
const DEFAULT_MAX_LENGTH = 5000;
/** https://docs.stripe.com/api/prices/create: `unit_amount_decimal` has at most 12 decimal places. */
const MAX_DECIMAL_PLACES = 12;

export const integer: Coerce = (node, path, problems) => {
  if (typeof node === 'string' && INTEGER.test(node)) {
    const value = Number(node);
    if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  }
  return problems.invalid(messages.integer(show(node)), path, 'parameter_invalid_integer');
};

/** Seconds since the epoch; Stripe complains as about any integer. */
export const timestamp: Coerce = integer;

/** Capitals are accepted: Stripe's Python library used to send `True`. */
export const boolean: Coerce = (node, path, problems) => {
  if (node === 'true' || node === 'True') return true;
  if (node === 'false' || node === 'False') return false;
  return problems.invalid(messages.boolean(show(node)), path);
};

export const number: Coerce = (node, path, problems) => {
  if (typeof node === 'string' && NUMBER.test(node)) return Number(node);
  return problems.invalid(messages.decimal(show(node)), path);
};

/** Exact decimals stay text. */
export const decimal: Coerce = (node, path, problems) => {
  if (typeof node !== 'string' || !NUMBER.test(node)) return problems.invalid(messages.decimal(show(node)), path);
  const point = node.indexOf('.');
  if (point !== -1 && node.length - point - 1 > MAX_DECIMAL_PLACES) {
    return problems.invalid(messages.decimalPlaces(scientific(node), MAX_DECIMAL_PLACES), path);
  }
  return node;
};

/** @param max in characters, not UTF-16 units */
export function string(max: number = DEFAULT_MAX_LENGTH): Coerce {
  return (node, path, problems) => {
    if (typeof node !== 'string') return problems.invalid(messages.string(show(node)), path);
    if (node.length > max && [...node].length > max) return problems.invalid(messages.tooLong(node, max), path);
    return node;
  };
}

export function enumeration(values: readonly string[]): Coerce {
  const known = new Set(values);
  return (node, path, problems) => {
    if (typeof node === 'string' && known.has(node)) return node;
    return problems.invalid(messages.enum(path, values), path);
  };
}

/** Stripe repeats decimals as a fraction below one with its power of ten: `1.5` is `0.15e1`. [seen] */
function scientific(text: string): string {
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
  const digits = whole + fraction;
  const significant = digits.replace(/^0+/, '');
  const exponent = whole.length - (digits.length - significant.length);
  return significant === '' ? '0.0' : `${sign}0.${significant.replace(/0+$/, '')}e${exponent}`;
}

/** A value as Stripe repeats it in a message: structures as JSON. Bounded, since it may be hostile. */
export function show(node: FormNode): string {
  if (typeof node === 'string') return node.length > 200 ? shorten(node) : node;
  const json = JSON.stringify(Array.isArray(node) ? { ...node } : node);
  return json.length > 200 ? shorten(json) : json;
}
