/** The blank of each object: every field that it must have and that can be empty, empty. */
import type { Contract, Field, Shape, ShapeRef } from './format.ts';

type Hash = Record<string, unknown>;

/** @returns the whole object; nothing that was given is changed */
export type Fill = (value: unknown) => unknown;

export interface Blanks {
  /** A new object: what was given, blanks for the rest. */
  blank(object: string, facts: { id: string; created: number }, given: Hash): Hash;
  /** Fills the hashes within changes to an object; a null where there must be none becomes undefined. */
  fill(object: string, changes: Hash): Hash;
}

const isHash = (value: unknown): value is Hash => typeof value === 'object' && value !== null && !Array.isArray(value);

const EMPTY_LIST = Object.freeze({ object: 'list', data: Object.freeze([]), has_more: false, url: '' });

export function createBlanks(contract: Contract): Blanks {
  const maker = new BlankMaker(contract);
  return {
    blank: (object, facts, given) => maker.blank(object, facts, given),
    fill: (object, changes) => {
      const inside = maker.insideOf(object);
      const filled = fillHash({ ...changes }, inside);
      for (const name in filled) if (filled[name] === null && inside.neverNull.has(name)) filled[name] = undefined;
      return filled;
    },
  };
}

/** What is done to the fields of a hash. */
interface Inside {
  fillers: readonly (readonly [string, Fill])[];
  /** Optional fields that are left out where they have no value. */
  neverNull: ReadonlySet<string>;
}

class BlankMaker {
  private readonly templates = new Map<string, Hash>();
  private readonly fillers = new Map<ShapeRef, Fill | null>();
  private readonly inside = new Map<string, Inside>();

  constructor(private readonly contract: Contract) {}

  blank(object: string, { id, created }: { id: string; created: number }, given: Hash): Hash {
    const made: Hash = { ...this.template(object), id };
    if ('created' in made) made.created = created;
    const inside = this.insideOf(object);
    return withoutNulls(fillHash(Object.assign(made, given), inside), inside);
  }

  insideOf(object: string): Inside {
    let found = this.inside.get(object);
    if (found === undefined) {
      found = this.insideFields(this.hashOf(this.contract.objects[object] as ShapeRef) ?? {});
      this.inside.set(object, found);
    }
    return found;
  }

  private template(object: string): Hash {
    let found = this.templates.get(object);
    if (found === undefined) {
      const ref = this.contract.objects[object];
      if (ref === undefined) throw new Error(`the contract has no object ${object}`);
      const fields = this.hashOf(ref) ?? {};
      found = { id: '', ...this.templateOf(fields), ...('created' in fields && { created: 0 }) };
      this.templates.set(object, found);
    }
    return found;
  }

  private shapeOf(ref: ShapeRef): Shape {
    return this.contract.shapes[ref] as Shape;
  }

  /** Undefined: it has no blank, and must be given. */
  private blankOf(name: string, { shape: ref, nullable, required }: Field): unknown {
    const shape = this.shapeOf(ref);
    // What may be null is sent as null, even where the declarations call it optional; lists are sent when asked for.
    if (nullable && (required || shape.kind !== 'list')) return null;
    if (!required) return undefined;
    if (shape.kind === 'array') return Object.freeze([]);
    if (shape.kind === 'list') return EMPTY_LIST;
    if (shape.kind === 'map') return Object.freeze({});
    if (name === 'object' && shape.kind === 'enum') return shape.values[0];
    return name === 'livemode' ? false : undefined;
  }

  private templateOf(fields: Record<string, Field>): Hash {
    const template: Hash = {};
    for (const [name, field] of Object.entries(fields)) {
      const blank = this.blankOf(name, field);
      if (blank !== undefined) template[name] = blank;
    }
    return template;
  }

  /** The hash that an object, or a nested value, is; of several the first. */
  private hashOf(ref: ShapeRef): Record<string, Field> | undefined {
    const shape = this.shapeOf(ref);
    if (shape.kind === 'hash') return shape.fields;
    if (shape.kind !== 'union') return undefined;
    return shape.of.map((part) => this.hashOf(part)).find((fields) => fields !== undefined);
  }

  /** Null where there is nothing to fill. Recursive shapes meet themselves as null, and stay as they are. */
  private fillerOf(ref: ShapeRef): Fill | null {
    const known = this.fillers.get(ref);
    if (known !== undefined) return known;
    this.fillers.set(ref, null);
    const made = this.makeFiller(ref);
    this.fillers.set(ref, made);
    return made;
  }

  private makeFiller(ref: ShapeRef): Fill | null {
    const shape = this.shapeOf(ref);
    if (shape.kind === 'array') {
      const fill = this.fillerOf(shape.of);
      return fill && ((value) => (Array.isArray(value) ? value.map(fill) : value));
    }
    const fields = this.hashOf(ref);
    if (fields === undefined) return null;
    const template = this.templateOf(fields);
    const inside = this.insideFields(fields);
    if (inside.fillers.length + inside.neverNull.size + Object.keys(template).length === 0) return null;
    return (value) => (isHash(value) ? withoutNulls(fillHash({ ...template, ...value }, inside), inside) : value);
  }

  private insideFields(fields: Record<string, Field>): Inside {
    const fillers = Object.entries(fields).flatMap(([name, { shape }]) => {
      const fill = this.fillerOf(shape);
      return fill === null ? [] : [[name, fill] as const];
    });
    const neverNull = Object.entries(fields).filter(([, { nullable, required }]) => !nullable && !required);
    return { fillers, neverNull: new Set(neverNull.map(([name]) => name)) };
  }
}

/** @param value a copy, which is changed */
function fillHash(value: Hash, { fillers }: Inside): Hash {
  for (const [name, fill] of fillers)
    if (isHash(value[name]) || Array.isArray(value[name])) value[name] = fill(value[name]);
  return value;
}

/** @param value a copy, which is changed */
function withoutNulls(value: Hash, { neverNull }: Inside): Hash {
  for (const name in value) if (value[name] === null && neverNull.has(name)) delete value[name];
  return value;
}
