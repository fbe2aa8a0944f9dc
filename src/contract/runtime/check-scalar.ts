/** Compares a text, number or boolean of an answer with its shape. */
import type { Shape } from '../format.ts';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** @returns what is wrong with the value; undefined when it fits */
export function scalarFault(shape: Shape, value: unknown): string | undefined {
  switch (shape.kind) {
    case 'string':
      return typeof value === 'string' ? undefined : 'is no string';
    case 'enum':
      if (typeof value === 'string' && shape.values.includes(value)) return undefined;
      return `${JSON.stringify(value)} is not one of ${shape.values.join(', ')}`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is no boolean';
    case 'integer':
    case 'timestamp':
      return Number.isSafeInteger(value) ? undefined : 'is no integer';
    case 'number':
      return Number.isFinite(value) ? undefined : 'is no number';
    case 'decimal':
      return typeof value === 'string' && DECIMAL.test(value) ? undefined : 'is no decimal';
    default:
      throw new Error(`'${shape.kind}' is no scalar`);
  }
}
