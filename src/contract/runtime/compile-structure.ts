/** Hashes, arrays and maps of parameters. */
import type { Coerce } from '../coerce.ts';
import { emptyHash, type FormHash, type FormNode } from '../form.ts';
import { messages } from '../messages.ts';
import type { Problems } from './problems.ts';

interface Value {
  coerce: Coerce;
  /** `''` is handed on, as the wish to unset. */
  emptyable: boolean;
}

export interface HashField extends Value {
  required: boolean;
}

const INDEX = /^\d{1,9}$/;

export function hash(fields: ReadonlyMap<string, HashField>): Coerce {
  const required = [...fields].filter(([, field]) => field.required).map(([name]) => name);
  return (node, path, problems) => {
    if (typeof node === 'string' || Array.isArray(node)) return problems.invalid(messages.hash(), path);
    const result: Record<string, unknown> = {};
    for (const name in node) {
      const field = fields.get(name);
      const inner = path === '' ? name : `${path}[${name}]`;
      if (field === undefined) problems.unknown(inner, name, fields.keys());
      else result[name] = value(field, node[name] as FormNode, inner, problems);
    }
    for (const name of required) {
      if (node[name] === undefined) problems.missing(path === '' ? name : `${path}[${name}]`);
    }
    return result;
  };
}

function value(field: Value, node: FormNode, path: string, problems: Problems): unknown {
  if (node !== '') return field.coerce(node, path, problems);
  if (field.emptyable) return '';
  return problems.invalid(messages.empty(path), path, 'parameter_invalid_empty');
}

/** `a[]=x` and `a[0]=x` alike; indexes may have gaps, and give the order. */
export function array(element: Coerce): Coerce {
  return (node, path, problems) => {
    if (typeof node === 'string') return problems.invalid(messages.array(), path);
    if (!Array.isArray(node) && !Object.keys(node).every((key) => INDEX.test(key))) {
      return problems.invalid(messages.array(), path);
    }
    const values = Array.isArray(node) ? Object.entries(node) : inOrder(node);
    return values.map(([key, item]) => elementValue(element, item, `${path}[${key}]`, problems));
  };
}

function inOrder(node: FormHash): [string, FormNode][] {
  return Object.entries(node).sort(([a], [b]) => Number(a) - Number(b));
}

function elementValue(element: Coerce, node: FormNode, path: string, problems: Problems): unknown {
  if (node !== '') return element(node, path, problems);
  return problems.invalid(messages.empty(path), path, 'parameter_invalid_empty');
}

/** Free keys; the result has no prototype, so that `__proto__` is a key like any other. */
export function map(element: Value): Coerce {
  return (node, path, problems) => {
    if (typeof node === 'string' || Array.isArray(node)) return problems.invalid(messages.hash(), path);
    const result = emptyHash() as Record<string, unknown>;
    for (const key in node) result[key] = value(element, node[key] as FormNode, `${path}[${key}]`, problems);
    return result;
  };
}

/** What the contract says nothing about is handed on as it came. */
export const anything: Coerce = (node) => node;
