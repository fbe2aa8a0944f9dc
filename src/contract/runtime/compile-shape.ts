/** Compiles shapes of the contract into closures that validate and coerce. */

import { boolean, type Coerce, decimal, enumeration, integer, number, string, timestamp } from '../coerce.ts';
import type { Contract, OperationName, Shape, ShapeRef } from '../format.ts';
import { metadata } from '../metadata.ts';
import { anything, array, type HashField, hash, map } from './compile-structure.ts';
import { union } from './compile-union.ts';
import { pageLimit } from './page-limit.ts';

type Cache = Map<ShapeRef, Coerce>;

/** @param cache compiled shapes, shared by the operations of one contract */
export function compileOperation(contract: Contract, operation: OperationName, cache: Cache): Coerce {
  const found = contract.operations[operation];
  if (found === undefined) throw new Error(`The contract has no operation '${operation}'`);
  const shape = contract.shapes[found.params];
  if (shape?.kind !== 'hash') throw new Error(`The parameters of '${operation}' are no hash`);
  const fields = compileFields(contract, shape, cache);
  const limit = fields.get('limit');
  if (found.paged !== undefined && limit !== undefined) fields.set('limit', { ...limit, coerce: pageLimit });
  return hash(fields);
}

/** Recursive shapes are found in the cache by the time they are called. */
function compile(contract: Contract, ref: ShapeRef, cache: Cache): Coerce {
  const known = cache.get(ref);
  if (known !== undefined) return known;
  const shape = contract.shapes[ref];
  if (shape === undefined) throw new Error(`The contract has no shape ${ref}`);
  cache.set(ref, (node, path, problems) => (cache.get(ref) as Coerce)(node, path, problems));
  const coerce = compileShape(contract, shape, cache);
  cache.set(ref, coerce);
  return coerce;
}

function compileShape(contract: Contract, shape: Shape, cache: Cache): Coerce {
  switch (shape.kind) {
    case 'string':
      return string(shape.max);
    case 'integer':
      return integer;
    case 'number':
      return number;
    case 'decimal':
      return decimal;
    case 'timestamp':
      return timestamp;
    case 'boolean':
      return boolean;
    case 'enum':
      return enumeration(shape.values);
    case 'hash':
      return hash(compileFields(contract, shape, cache));
    case 'map':
      return map({ coerce: compile(contract, shape.of, cache), emptyable: shape.emptyable === true });
    case 'array':
      return array(compile(contract, shape.of, cache));
    case 'union':
      return union(shape.of.map((ref) => ({ kind: kindOf(contract, ref), coerce: compile(contract, ref, cache) })));
    case 'expandable':
      return string();
    case 'list':
    case 'search_result':
    case 'object':
    case 'any':
      return anything;
  }
}

function compileFields(contract: Contract, shape: Shape & { kind: 'hash' }, cache: Cache): Map<string, HashField> {
  const fields = new Map<string, HashField>();
  for (const [name, field] of Object.entries(shape.fields)) {
    const isMetadata = name === 'metadata' && kindOf(contract, field.shape) === 'map';
    fields.set(name, {
      coerce: isMetadata ? metadata : compile(contract, field.shape, cache),
      required: field.required === true,
      emptyable: field.emptyable === true,
    });
  }
  return fields;
}

function kindOf(contract: Contract, ref: ShapeRef): Shape['kind'] {
  return (contract.shapes[ref] as Shape).kind;
}
