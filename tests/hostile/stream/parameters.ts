/** Every place in the contract where an operation takes a parameter. */
import type { Contract, Shape, ShapeRef } from '../../../src/contract/format.ts';
import type { Place } from './form.ts';

export interface Parameter {
  operation: string;
  place: Place;
  kind: Shape['kind'];
}

type Found = Omit<Parameter, 'operation'>;

/** Recursive shapes end here. */
const DEEPEST = 7;

function below(contract: Contract, ref: ShapeRef, at: Place): Found[] {
  const shape = contract.shapes[ref];
  if (shape === undefined || at.length > DEEPEST) return [];
  const inner = (name: string, of: ShapeRef): Found[] => {
    const place = [...at, name];
    return [{ place, kind: contract.shapes[of]?.kind ?? 'any' }, ...below(contract, of, place)];
  };
  if (shape.kind === 'hash') return Object.entries(shape.fields).flatMap(([name, field]) => inner(name, field.shape));
  if (shape.kind === 'array') return inner('0', shape.of);
  if (shape.kind === 'map') return inner('key', shape.of);
  return shape.kind === 'union' ? shape.of.flatMap((of) => below(contract, of, at)) : [];
}

export function parametersOf(contract: Contract, operations: readonly string[]): Parameter[] {
  return operations.flatMap((operation) => {
    const params = contract.operations[operation]?.params;
    return params === undefined ? [] : below(contract, params, []).map((found) => ({ operation, ...found }));
  });
}
