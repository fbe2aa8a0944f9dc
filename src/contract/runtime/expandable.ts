/** Which parts of an answer `expand[]` may name, by the contract. */
import type { Contract, Shape, ShapeRef } from '../format.ts';

/** The shapes that a field may have, below any of `shapes`; arrays are looked through. */
export function step(contract: Contract, shapes: readonly ShapeRef[], field: string): ShapeRef[] {
  const found: ShapeRef[] = [];
  for (const shape of resolved(contract, shapes)) {
    if (shape.kind === 'hash' && Object.hasOwn(shape.fields, field)) found.push(shape.fields[field]?.shape as ShapeRef);
    else if ((shape.kind === 'list' || shape.kind === 'search_result') && field === 'data') found.push(shape.of);
    else if (shape.kind === 'map') found.push(shape.of);
  }
  return found;
}

const EXPANDABLE = new Set<Shape['kind']>(['hash', 'list', 'search_result', 'any']);

/** Anything with an inside: ids of objects, objects, lists, hashes, amounts by currency. Other scalars and metadata are not. */
export function isExpandable(contract: Contract, shapes: readonly ShapeRef[]): boolean {
  return resolved(contract, shapes).some((shape) =>
    shape.kind === 'map'
      ? resolved(contract, [shape.of]).some(({ kind }) => kind === 'integer' || EXPANDABLE.has(kind))
      : EXPANDABLE.has(shape.kind),
  );
}

/** The objects that an id of these shapes may name. */
export function expandableNames(contract: Contract, shapes: readonly ShapeRef[]): string[] {
  const names = new Set<string>();
  const visit = (ref: ShapeRef) => {
    const shape = contract.shapes[ref] as Shape;
    if (shape.kind === 'expandable') for (const name of shape.names) names.add(name);
    if (shape.kind === 'union') shape.of.forEach(visit);
    if (shape.kind === 'array') visit(shape.of);
  };
  shapes.forEach(visit);
  return [...names];
}

/** What a list or a search answers with; undefined when the shape is neither. */
export function listElement(contract: Contract, answer: ShapeRef): ShapeRef | undefined {
  const shape = contract.shapes[answer];
  return shape?.kind === 'list' || shape?.kind === 'search_result' ? shape.of : undefined;
}

export function isSearch(contract: Contract, answer: ShapeRef): boolean {
  return contract.shapes[answer]?.kind === 'search_result';
}

/** Follows unions, arrays and names of objects to the shapes that have an inside. */
function resolved(contract: Contract, refs: readonly ShapeRef[]): Shape[] {
  const found: Shape[] = [];
  const seen = new Set<ShapeRef>();
  const visit = (ref: ShapeRef | undefined) => {
    if (ref === undefined || seen.has(ref)) return;
    seen.add(ref);
    const shape = contract.shapes[ref] as Shape;
    if (shape.kind === 'union') shape.of.forEach(visit);
    else if (shape.kind === 'array') visit(shape.of);
    else if (shape.kind === 'object' || shape.kind === 'expandable') {
      for (const name of shape.names) visit(contract.objects[name]);
    } else found.push(shape);
  };
  refs.forEach(visit);
  return found;
}
