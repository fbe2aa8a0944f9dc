/** The blank of each object: every field that it must have and that can be empty, empty. */
import type { Contract, Field, Shape, ShapeRef } from './format.ts';

type Hash = Record<string, unknown>;

/** @returns the whole object; nothing that was given is changed */
export type Fill = (value: unknown) => unknown;

export interface Blanks {
  /** A new object: what was given, blanks for the rest. */
  blank(object: string, facts: { id: string; created: number }, given: Hash): Hash;
  /** Fills the hashes within changes to an object. */
  fill(object: string, changes: Hash): Hash;
}

const isHash = (value: unknown): value is Hash => typeof value === 'object' && value !== null && !Array.isArray(value);

const EMPTY_LIST = Object.freeze({ object: 'list', data: Object.freeze([]), has_more: false, url: '' });

export function createBlanks(contract: Contract): Blanks {
  const shapeOf = (ref: ShapeRef): Shape => contract.shapes[ref] as Shape;
  const templates = new Map<string, Hash>();
  const fillers = new Map<ShapeRef, Fill | null>();

  /** Undefined: it has no blank, and must be given. */
  function blankOf(name: string, { shape: ref, nullable, required }: Field): unknown {
    if (!required) return undefined;
    if (nullable) return null;
    const shape = shapeOf(ref);
    if (shape.kind === 'array') return Object.freeze([]);
    if (shape.kind === 'list') return EMPTY_LIST;
    if (shape.kind === 'map') return Object.freeze({});
    if (name === 'object' && shape.kind === 'enum') return shape.values[0];
    return name === 'livemode' ? false : undefined;
  }

  function templateOf(fields: Record<string, Field>): Hash {
    const template: Hash = {};
    for (const [name, field] of Object.entries(fields)) {
      const blank = blankOf(name, field);
      if (blank !== undefined) template[name] = blank;
    }
    return template;
  }

  /** The hash that an object, or a nested value, is; of several the first. */
  function hashOf(ref: ShapeRef): Record<string, Field> | undefined {
    const shape = shapeOf(ref);
    if (shape.kind === 'hash') return shape.fields;
    if (shape.kind !== 'union') return undefined;
    return shape.of.map(hashOf).find((fields) => fields !== undefined);
  }

  /** Null where there is nothing to fill. Recursive shapes meet themselves as null, and stay as they are. */
  function fillerOf(ref: ShapeRef): Fill | null {
    const known = fillers.get(ref);
    if (known !== undefined) return known;
    fillers.set(ref, null);
    const made = makeFiller(ref);
    fillers.set(ref, made);
    return made;
  }

  function makeFiller(ref: ShapeRef): Fill | null {
    const shape = shapeOf(ref);
    if (shape.kind === 'array') {
      const fill = fillerOf(shape.of);
      return fill && ((value) => (Array.isArray(value) ? value.map(fill) : value));
    }
    const fields = hashOf(ref);
    if (fields === undefined) return null;
    const template = templateOf(fields);
    const inner = innerFillers(fields);
    if (inner.length === 0 && Object.keys(template).length === 0) return null;
    return (value) => (isHash(value) ? fillHash({ ...template, ...value }, inner) : value);
  }

  const innerFillers = (fields: Record<string, Field>): [string, Fill][] =>
    Object.entries(fields).flatMap(([name, { shape }]) => {
      const fill = fillerOf(shape);
      return fill === null ? [] : [[name, fill] as [string, Fill]];
    });

  const inside = new Map<string, [string, Fill][]>();
  function fillersInside(object: string): [string, Fill][] {
    let found = inside.get(object);
    if (found === undefined) {
      found = innerFillers(hashOf(contract.objects[object] as ShapeRef) ?? {});
      inside.set(object, found);
    }
    return found;
  }

  function template(object: string): Hash {
    let found = templates.get(object);
    if (found === undefined) {
      const ref = contract.objects[object];
      if (ref === undefined) throw new Error(`the contract has no object ${object}`);
      const fields = hashOf(ref) ?? {};
      found = { id: '', ...templateOf(fields), ...('created' in fields && { created: 0 }) };
      templates.set(object, found);
    }
    return found;
  }

  return {
    blank(object, { id, created }, given) {
      const made: Hash = { ...template(object), id };
      if ('created' in made) made.created = created;
      return fillHash(Object.assign(made, given), fillersInside(object));
    },
    fill: (object, changes) => fillHash({ ...changes }, fillersInside(object)),
  };
}

/** @param value a copy, which is changed */
function fillHash(value: Hash, fillers: readonly [string, Fill][]): Hash {
  for (const [name, fill] of fillers) if (isHash(value[name]) || Array.isArray(value[name])) value[name] = fill(value[name]);
  return value;
}
