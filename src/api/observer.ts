/** Which parameters an operation accepts, and which of them its handler ever reads: for tests. */
import type { Contract, Operation, Shape, ShapeRef } from '../contract/format.ts';
import type { Observed } from './told.ts';
import type { Journey } from './traveller.ts';

export interface Observer {
  operation(journey: Journey): void;
}

/** Not the handler's business. */
const READ_BY_THE_JOURNEY = new Set(['expand']);

const reads = new WeakMap<Journey, Set<string>>();

const isHash = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasHashes = (value: unknown): value is Record<string, unknown>[] => Array.isArray(value) && value.some(isHash);

/** The same parameters; reading one is remembered. */
export function recordReads(params: object, journey: Journey): object {
  const seen = new Set<string>();
  reads.set(journey, seen);
  return watch(params, '', seen);
}

function watch(value: object, at: string, seen: Set<string>): object {
  return new Proxy(value, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof name !== 'string') return found;
      const path = Array.isArray(target) ? `${at}[]` : within(at, name);
      seen.add(path);
      return isHash(found) || hasHashes(found) ? watch(found, path, seen) : found;
    },
  });
}

const within = (at: string, name: string): string => (at === '' ? name : `${at}[${name}]`);

type Fields = Extract<Shape, { kind: 'hash' }>['fields'];

/** The hash that a parameter may be, also as one of several shapes. */
function fieldsOf(contract: Contract, ref: ShapeRef): Fields | undefined {
  const shape = contract.shapes[ref] as Shape;
  if (shape.kind === 'hash') return shape.fields;
  if (shape.kind !== 'union') return undefined;
  return shape.of.map((part) => fieldsOf(contract, part)).find((fields) => fields !== undefined);
}

/** What the elements of a list may be, also as one of several shapes. */
function elementsOf(contract: Contract, ref: ShapeRef): ShapeRef | undefined {
  const shape = contract.shapes[ref] as Shape;
  if (shape.kind === 'array') return shape.of;
  if (shape.kind !== 'union') return undefined;
  return shape.of.map((part) => elementsOf(contract, part)).find((found) => found !== undefined);
}

/** A hash without fields cannot be written in a form: nobody can send it. */
const canBeSent = (contract: Contract, ref: ShapeRef): boolean => {
  const shape = contract.shapes[ref] as Shape;
  return shape.kind !== 'hash' || Object.keys(shape.fields).length > 0;
};

/** All documented names that can be sent, and those within each hash that was; `items[][price]` within lists. */
function documented(contract: Contract, ref: ShapeRef, sent: Record<string, unknown>, at = ''): string[] {
  const fields = Object.entries(fieldsOf(contract, ref) ?? {});
  return fields.flatMap(([name, { shape, emptyable }]) => {
    if (!emptyable && !canBeSent(contract, shape)) return [];
    const path = within(at, name);
    const inner = sent[name];
    if (isHash(inner)) return [path, ...documented(contract, shape, inner, path)];
    const element = hasHashes(inner) ? elementsOf(contract, shape) : undefined;
    if (element === undefined) return [path];
    const items = (inner as unknown[]).filter(isHash);
    return [path, ...new Set(items.flatMap((item) => documented(contract, element, item, `${path}[]`)))];
  });
}

/** What came of a journey; undefined when it reached no handler. */
export function observed(journey: Journey): { key: string; info: Observed } | undefined {
  const seen = reads.get(journey);
  if (seen === undefined) return undefined;
  const { api, params, route, status } = journey;
  const operation = api.contract.operations[route.operation] as Operation;
  const accepted = documented(api.contract, operation.params, params).filter((name) => !READ_BY_THE_JOURNEY.has(name));
  return { key: route.operation, info: { accepted, read: [...seen], status } };
}
