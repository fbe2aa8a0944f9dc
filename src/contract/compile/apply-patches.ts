/** Applies the patches to what the types gave. */
import { ALIASES } from '../aliases.ts';
import type { Contract, Field, Operation, Shape, ShapeRef } from '../format.ts';
import { PATCHES, type Patch } from '../patches.ts';

export function applyPatches(contract: Contract): void {
  for (const patch of PATCHES) apply(contract, patch);
}

/** @throws Error when a patch points at nothing: it is out of date */
function apply(contract: Contract, { at, change }: Patch): void {
  const [root = '', ...path] = at.startsWith('GET ') || at.startsWith('POST ') ? splitOperation(at) : at.split('.');
  const operation = contract.operations[root];
  const start = operation?.params ?? contract.objects[root];
  if (start === undefined) throw new Error(`patch ${at}: there is no ${root}`);
  const patched = patchShape(contract, start, path, change, at);
  if (operation) for (const alike of [operation, ...aliasesOf(contract, root, start)]) alike.params = patched;
  else contract.objects[root] = patched;
}

/** Operations that take the same parameters as another one. */
function aliasesOf(contract: Contract, like: string, params: ShapeRef): Operation[] {
  return Object.entries(ALIASES).flatMap(([name, alias]) => {
    const operation = contract.operations[name];
    return alias.like === like && operation?.params === params ? [operation] : [];
  });
}

/** `POST /v1/coupons percent_off` → operation and path. */
function splitOperation(at: string): string[] {
  const [method = '', path = '', fields = ''] = at.split(' ');
  return [`${method} ${path}`, ...fields.split('.')];
}

/** Shapes are shared, so the changed ones are new. */
function patchShape(
  contract: Contract,
  ref: ShapeRef,
  path: readonly string[],
  change: Patch['change'],
  at: string,
): ShapeRef {
  const shape = contract.shapes[ref] as Shape;
  const [name, ...rest] = path;
  if (shape.kind === 'union') {
    return add(contract, {
      kind: 'union',
      of: shape.of.map((part) =>
        contract.shapes[part]?.kind === 'hash' ? patchShape(contract, part, path, change, at) : part,
      ),
    });
  }
  if (shape.kind === 'array' || shape.kind === 'map')
    return add(contract, { ...shape, of: patchShape(contract, shape.of, path, change, at) });
  if (shape.kind !== 'hash' || name === undefined) throw new Error(`patch ${at}: nothing to patch`);
  const field = shape.fields[name];
  if (field === undefined && !(rest.length === 0 && (change.shape || change.like)))
    throw new Error(`patch ${at}: there is no ${name}`);
  const patched =
    rest.length === 0
      ? patchField(contract, field, change)
      : { ...(field as Field), shape: patchShape(contract, (field as Field).shape, rest, change, at) };
  const fields = { ...shape.fields };
  if (patched === undefined) delete fields[name];
  else fields[name] = patched;
  return add(contract, { kind: 'hash', fields });
}

function patchField(contract: Contract, field: Field | undefined, change: Patch['change']): Field | undefined {
  const { like, shape, required, nullable, emptyable } = change;
  if (change.remove) return undefined;
  if (like !== undefined) return fieldOf(contract, like);
  const patched: Field = { ...field, shape: shape === undefined ? (field as Field).shape : add(contract, shape) };
  if (required === true) patched.required = true;
  if (required === false) delete patched.required;
  if (nullable === true) patched.nullable = true;
  if (nullable === false) delete patched.nullable;
  if (emptyable === true) patched.emptyable = true;
  return patched;
}

/** The field that `POST /v1/path field` names. */
function fieldOf(contract: Contract, at: string): Field {
  const [root = '', name = ''] = splitOperation(at);
  const params = contract.shapes[contract.operations[root]?.params as ShapeRef];
  const field = params?.kind === 'hash' ? params.fields[name] : undefined;
  if (field === undefined) throw new Error(`patch: there is no ${at}`);
  return field;
}

function add(contract: Contract, shape: Shape): ShapeRef {
  contract.shapes.push(shape);
  return contract.shapes.length - 1;
}
