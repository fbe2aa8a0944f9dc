/** A value for every documented field of a parameter, made from the contract. */
import type { Shape, ShapeRef } from '../../src/contract/format.ts';
import { contract } from './contract.ts';
import type { FormValue } from './form.ts';

export type Fields = Extract<Shape, { kind: 'hash' }>['fields'];

/** The hash that a shape is, or may be. */
function fieldsOf(ref: ShapeRef): Fields | undefined {
  const shape = contract.shapes[ref] as Shape;
  if (shape.kind === 'hash') return shape.fields;
  return shape.kind === 'union' ? shape.of.map(fieldsOf).find((fields) => fields !== undefined) : undefined;
}

const at = (fields: Fields | undefined, name: string): Fields | undefined => {
  const field = fields?.[name];
  return field && fieldsOf(field.shape);
};

/** @param path such as `payment_method_data.card`; empty: all parameters */
export function documentedFields(operation: string, path = ''): Fields {
  const found = path
    .split('.')
    .filter((name) => name !== '')
    .reduce(at, fieldsOf(contract.operations[operation]?.params ?? -1));
  if (found === undefined) throw new Error(`${operation} has no hash ${path}`);
  return found;
}

/** Texts by the name of their field, the first pattern that fits. */
const TEXTS: readonly [RegExp, string][] = [
  [/email$/, 'ada@example.com'],
  [/url$/, 'https://shop.example.com/terms'],
  [/country$/, 'DE'],
  [/currency$/, 'usd'],
  [/date$/, '2034-05-06'],
  [/ip(_address)?$/, '127.0.0.1'],
];

/** Values by path, such as `konbini.confirmation_number`; undefined: leave it out. */
export type Exceptions = Readonly<Record<string, FormValue>>;

function sample(ref: ShapeRef, path: string, exceptions: Exceptions): FormValue {
  if (Object.hasOwn(exceptions, path)) return exceptions[path];
  const shape = contract.shapes[ref] as Shape;
  const name = path.split('.').at(-1) ?? '';
  switch (shape.kind) {
    case 'hash':
      return sampleHash(shape.fields, path, exceptions);
    case 'array':
      return [sample(shape.of, path, exceptions)];
    case 'map':
      return { order: '6735' };
    case 'union': {
      const best = shape.of.find((one) => fieldsOf(one) !== undefined) ?? (shape.of[0] as ShapeRef);
      return sample(best, path, exceptions);
    }
    case 'enum':
      return shape.values.at(-1);
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return 5;
    case 'decimal':
      return '5';
    case 'timestamp':
      return Math.floor(Date.now() / 1000) + 7 * 24 * 3600;
    default:
      return TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'Text';
  }
}

function sampleHash(fields: Fields, path: string, exceptions: Exceptions): FormValue {
  const filled = Object.entries(fields).map(([name, { shape }]) => {
    const inner = path === '' ? name : `${path}.${name}`;
    return [name, sample(shape, inner, exceptions)];
  });
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

/** @param path of a hash of an operation's parameters @returns all its fields */
export function sampleOf(operation: string, path: string, exceptions: Exceptions = {}): Record<string, FormValue> {
  return sampleHash(documentedFields(operation, path), '', exceptions) as Record<string, FormValue>;
}
