/** The blank of each object: every field that it must have and that can be empty, empty. */
import type { Contract, Field, Shape, ShapeRef } from './format.ts';
import { type Fill, type Hash, HashForm } from './runtime/hash-form.ts';

export interface Blanks {
  /** A new object: what was given, blanks for the rest. */
  blank(object: string, facts: { id: string; created: number }, given: Hash): Hash;
  /** An object after changes, in which hashes are filled too; a null where there must be none leaves the field out. */
  change(object: string, before: Hash, changes: Hash): Hash;
}

const isHash = (value: unknown): value is Hash => typeof value === 'object' && value !== null && !Array.isArray(value);

const EMPTY_LIST = Object.freeze({ object: 'list', data: Object.freeze([]), has_more: false, url: '' });

export function createBlanks(contract: Contract): Blanks {
  const forms = new Forms(contract);
  return {
    blank(object, { id, created }, given) {
      const form = forms.of(object);
      const made = form.filled(given);
      made.id = id;
      if (form.has('created')) made.created ??= created;
      return made;
    },
    change: (object, before, changes) => forms.of(object).changed(before, changes),
  };
}

class Forms {
  private readonly objects = new Map<string, HashForm>();
  private readonly fillers = new Map<ShapeRef, Fill | undefined>();

  constructor(private readonly contract: Contract) {}

  of(object: string): HashForm {
    let found = this.objects.get(object);
    if (found === undefined) {
      const ref = this.contract.objects[object];
      if (ref === undefined) throw new Error(`the contract has no object ${object}`);
      found = this.formOf(this.hashOf(ref) ?? {});
      this.objects.set(object, found);
    }
    return found;
  }

  private formOf(fields: Record<string, Field>): HashForm {
    const blanks = new Map<string, unknown>();
    for (const [name, field] of Object.entries(fields)) {
      const blank = this.blankOf(name, field);
      if (blank !== undefined || field.required) blanks.set(name, blank);
    }
    const neverNull = Object.entries(fields).filter(([, { nullable, required }]) => !nullable && !required);
    return new HashForm({
      names: Object.keys(fields),
      blanks,
      neverNull: new Set(neverNull.map(([name]) => name)),
      neverEmpty: new Set(Object.keys(fields).filter((name) => !this.isText((fields[name] as Field).shape))),
      fillerOf: (name) => {
        const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
        return field && this.fillerOf(field.shape);
      },
    });
  }

  private shapeOf(ref: ShapeRef): Shape {
    return this.contract.shapes[ref] as Shape;
  }

  /** Whether an empty text may stand there. */
  private isText(ref: ShapeRef): boolean {
    const shape = this.shapeOf(ref);
    if (shape.kind === 'union') return shape.of.some((part) => this.isText(part));
    return shape.kind === 'string' || shape.kind === 'any' || (shape.kind === 'enum' && shape.values.includes(''));
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

  /** The hash that an object, or a nested value, is; of several the first. */
  private hashOf(ref: ShapeRef): Record<string, Field> | undefined {
    const shape = this.shapeOf(ref);
    if (shape.kind === 'hash') return shape.fields;
    if (shape.kind !== 'union') return undefined;
    return shape.of.map((part) => this.hashOf(part)).find((fields) => fields !== undefined);
  }

  /** Undefined where there is nothing to fill. */
  private fillerOf(ref: ShapeRef): Fill | undefined {
    if (!this.fillers.has(ref)) this.fillers.set(ref, this.makeFiller(ref));
    return this.fillers.get(ref);
  }

  private makeFiller(ref: ShapeRef): Fill | undefined {
    const shape = this.shapeOf(ref);
    if (shape.kind === 'array') {
      const fill = this.fillerOf(shape.of);
      return fill && ((value) => (Array.isArray(value) ? value.map(fill) : value));
    }
    const fields = this.hashOf(ref);
    if (fields === undefined) return undefined;
    const form = this.formOf(fields);
    return (value) => (isHash(value) ? form.filled(value) : value);
  }
}
