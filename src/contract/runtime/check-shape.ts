/** Compares a value of an answer with its shape. */
import type { Contract, Field, Shape, ShapeRef } from '../format.ts';
import { scalarFault } from './check-scalar.ts';

export interface Breach {
  path: string;
  fault: string;
}

type Check = (ref: ShapeRef, value: unknown, path: string) => Breach[];
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function createShapeCheck(contract: Contract): Check {
  const checker = new ShapeChecker(contract);
  return (ref, value, path) => checker.check(ref, value, path);
}

class ShapeChecker {
  constructor(private readonly contract: Contract) {}

  check(ref: ShapeRef, value: unknown, path: string): Breach[] {
    const shape = this.contract.shapes[ref];
    if (shape === undefined) throw new Error(`The contract has no shape ${ref}`);
    return this.checkShape(shape, value, path);
  }

  private checkShape(shape: Shape, value: unknown, path: string): Breach[] {
    switch (shape.kind) {
      case 'hash':
        return isFields(value) ? this.checkHash(shape.fields, value, path) : [{ path, fault: 'is no hash' }];
      case 'map':
        if (!isFields(value)) return [{ path, fault: 'is no hash' }];
        return Object.entries(value).flatMap(([key, item]) => this.check(shape.of, item, `${path}.${key}`));
      case 'array':
        if (!Array.isArray(value)) return [{ path, fault: 'is no array' }];
        return value.flatMap((item, index) => this.check(shape.of, item, `${path}[${index}]`));
      case 'list':
      case 'search_result':
        return this.checkPage(shape, value, path);
      case 'union':
        return nearest(shape.of.map((ref) => this.check(ref, value, path)));
      case 'expandable':
        return typeof value === 'string' ? [] : this.checkObject(shape.names, value, path);
      case 'object':
        return this.checkObject(shape.names, value, path);
      case 'any':
        return [];
      default: {
        const fault = scalarFault(shape, value);
        return fault === undefined ? [] : [{ path, fault }];
      }
    }
  }

  private checkHash(fields: Readonly<Record<string, Field>>, value: Fields, path: string): Breach[] {
    const breaches: Breach[] = [];
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name)) breaches.push({ path: `${path}.${name}`, fault: 'unknown' });
    }
    for (const [name, field] of Object.entries(fields)) {
      breaches.push(...this.checkField(field, Object.hasOwn(value, name) ? value[name] : undefined, `${path}.${name}`));
    }
    return breaches;
  }

  private checkField(field: Field, value: unknown, path: string): Breach[] {
    if (value === undefined) return field.required ? [{ path, fault: 'missing' }] : [];
    if (value === null) return field.nullable ? [] : [{ path, fault: 'must not be null' }];
    return this.check(field.shape, value, path);
  }

  /** Only the shape that the value's own `object` names is compared, if it is one of them. */
  private checkObject(names: readonly string[], value: unknown, path: string): Breach[] {
    if (!isFields(value)) return [{ path, fault: `is no ${names.join(' or ')}` }];
    const kind = value.deleted === true ? `deleted_${String(value.object)}` : String(value.object);
    const chosen = names.includes(kind) ? [kind] : names;
    const known = chosen.flatMap((name) => this.contract.objects[name] ?? []);
    return known.length === 0 ? [] : nearest(known.map((ref) => this.check(ref, value, path)));
  }

  private checkPage(shape: Shape & { of: ShapeRef }, value: unknown, path: string): Breach[] {
    if (!isFields(value)) return [{ path, fault: `is no ${shape.kind}` }];
    const breaches: Breach[] = [];
    const expect = (name: string, holds: boolean) => {
      if (!holds) breaches.push({ path: `${path}.${name}`, fault: Object.hasOwn(value, name) ? 'wrong' : 'missing' });
    };
    expect('object', value.object === shape.kind);
    expect('has_more', typeof value.has_more === 'boolean');
    expect('url', typeof value.url === 'string');
    expect('data', Array.isArray(value.data));
    const known = new Set(['object', 'has_more', 'url', 'data', 'total_count']);
    if (shape.kind === 'search_result') known.add('next_page');
    for (const name of Object.keys(value)) {
      if (!known.has(name)) breaches.push({ path: `${path}.${name}`, fault: 'unknown' });
    }
    const data = Array.isArray(value.data) ? (value.data as unknown[]) : [];
    return breaches.concat(...data.map((item, index) => this.check(shape.of, item, `${path}.data[${index}]`)));
  }
}

/** Of several alternatives, the one with the fewest breaches. */
function nearest(alternatives: readonly Breach[][]): Breach[] {
  return alternatives.reduce((best, next) => (next.length < best.length ? next : best), alternatives[0] ?? []);
}
