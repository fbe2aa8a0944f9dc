/** Turns the checker's types into shapes. */
import ts from 'typescript';
import type { Field, ShapeRef } from '../format.ts';
import { numberKind, stringKind } from './kinds.ts';
import type { Shapes } from './shapes.ts';

/** Generic interfaces of the package that hold a page of objects. */
const PAGED = new Map([
  ['ApiList', 'list'],
  ['ApiSearchResult', 'search_result'],
] as const);

/** Bytes of uploaded files: nothing of them is JSON. */
const BINARY = new Set(['Buffer', 'Uint8Array', 'FileData']);

type Side = 'params' | 'answer';

/** A type without the parts that belong to the field: null, `''`, undefined. */
interface Plain {
  types: ts.Type[];
  nullable: boolean;
  emptyable: boolean;
}

export class Converter {
  /** API objects met on the way, to be converted in their turn: name → type. */
  readonly met = new Map<string, ts.Type[]>();
  private readonly known = new Map<string, ShapeRef>();
  private readonly open = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly shapes: Shapes,
  ) {}

  /** All fields of an interface. */
  hash(type: ts.Type, side: Side): ShapeRef {
    const fields: Record<string, Field> = {};
    for (const property of this.checker.getPropertiesOfType(type)) {
      if (property.name === 'lastResponse') continue;
      fields[property.name] = this.field(property, side);
    }
    return this.shapes.add({ kind: 'hash', fields });
  }

  private field(property: ts.Symbol, side: Side): Field {
    const type = this.checker.getTypeOfSymbol(property);
    const plain = this.plain(type);
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const deprecated = property.getJsDocTags(this.checker).some((tag) => tag.name === 'deprecated');
    return {
      shape: this.union(plain, side, property),
      ...(!optional && { required: true as const }),
      ...(plain.nullable && side === 'answer' && { nullable: true as const }),
      ...((plain.emptyable || (plain.nullable && side === 'params')) &&
        side === 'params' && { emptyable: true as const }),
      ...(deprecated && { deprecated: true as const }),
    };
  }

  private plain(type: ts.Type): Plain {
    const parts = type.isUnion() ? type.types : [type];
    const isEmpty = (part: ts.Type): boolean => part.isStringLiteral() && part.value === '';
    const dropped = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
    return {
      types: parts.filter((part) => !(part.flags & dropped) && !(isEmpty(part) && parts.length > 1)),
      nullable: parts.some((part) => part.flags & ts.TypeFlags.Null),
      emptyable: parts.length > 1 && parts.some(isEmpty),
    };
  }

  private union({ types }: Plain, side: Side, property: ts.Symbol): ShapeRef {
    const literals = types.filter((type) => type.isStringLiteral()).map((type) => (type as ts.StringLiteralType).value);
    const booleans = types.filter((type) => type.flags & ts.TypeFlags.BooleanLike);
    const objects = types.map((type) => this.objectName(type, side)).filter((name) => name !== undefined);
    const isId = types.some((type) => type.flags & ts.TypeFlags.String);
    if (objects.length > 0 && isId) return this.shapes.add({ kind: 'expandable', names: objects });
    const refs: ShapeRef[] = [];
    if (literals.length > 0) refs.push(this.shapes.add({ kind: 'enum', values: literals }));
    if (booleans.length > 0) refs.push(this.shapes.add({ kind: 'boolean' }));
    if (objects.length > 0) refs.push(this.shapes.add({ kind: 'object', names: objects }));
    for (const type of types) {
      if (type.isStringLiteral() || booleans.includes(type) || this.objectName(type, side) !== undefined) continue;
      refs.push(this.single(type, side, property));
    }
    if (refs.length === 0) return this.shapes.add({ kind: 'any' });
    return refs.length === 1 ? (refs[0] as ShapeRef) : this.shapes.add({ kind: 'union', of: refs });
  }

  private single(type: ts.Type, side: Side, property: ts.Symbol): ShapeRef {
    const doc = ts.displayPartsToString(property.getDocumentationComment(this.checker));
    if (type.flags & ts.TypeFlags.String) return this.shapes.add(stringKind(property.name));
    if (type.flags & ts.TypeFlags.Number) return this.shapes.add(numberKind(property.name, doc));
    if (type.flags & ts.TypeFlags.NumberLiteral) return this.shapes.add({ kind: 'integer' });
    if (!(type.flags & ts.TypeFlags.Object)) return this.shapes.add({ kind: 'any' });
    return this.structure(type as ts.ObjectType, side, property);
  }

  private structure(type: ts.ObjectType, side: Side, property: ts.Symbol): ShapeRef {
    const element = this.checker.isArrayType(type)
      ? this.checker.getTypeArguments(type as ts.TypeReference)[0]
      : undefined;
    if (element !== undefined)
      return this.shapes.add({ kind: 'array', of: this.union(this.plain(element), side, property) });
    const paged = this.paged(type, property);
    if (paged !== undefined) return paged;
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (index !== undefined) {
      const plain = this.plain(index.type);
      const of = this.union(plain, side, property);
      return this.shapes.add({ kind: 'map', of, ...(plain.emptyable && { emptyable: true as const }) });
    }
    if (BINARY.has(type.symbol?.name ?? '') || this.open.has(type)) return this.shapes.add({ kind: 'any' });
    const key = `${side} ${(type as unknown as { id: number }).id}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.open.add(type);
    const made = this.hash(type, side);
    this.open.delete(type);
    this.known.set(key, made);
    return made;
  }

  private paged(type: ts.Type, property: ts.Symbol): ShapeRef | undefined {
    const kind = PAGED.get((type.symbol?.name ?? '') as 'ApiList');
    if (kind === undefined) return undefined;
    const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
    return this.shapes.add({ kind, of: this.union(this.plain(element as ts.Type), 'answer', property) });
  }

  /** The name of an API object: the value of `object`, with `deleted_` before that of a deleted one. */
  objectName(type: ts.Type, side: Side): string | undefined {
    if (side === 'params' || !type.symbol || type.symbol.name === 'ApiList' || type.symbol.name === 'ApiSearchResult')
      return undefined;
    const property = type.getProperty('object');
    const literal = property && this.checker.getTypeOfSymbol(property);
    if (!literal?.isStringLiteral()) return undefined;
    const deleted = type.getProperty('deleted');
    const isDeleted = deleted !== undefined && (deleted.flags & ts.SymbolFlags.Optional) === 0;
    const name = isDeleted ? `deleted_${literal.value}` : literal.value;
    const types = this.met.get(name) ?? [];
    if (!types.includes(type)) this.met.set(name, [...types, type]);
    return name;
  }

  /** A type of the package as a programmer writes it. */
  nameOf(type: ts.Type): string {
    const name = this.checker.getFullyQualifiedName(type.aliasSymbol ?? type.symbol);
    return name.replace(/^"stripe"\./, '').replace(/^Stripe\.Stripe/, 'Stripe');
  }

  /** The answer of an operation. */
  answer(type: ts.Type, property: ts.Symbol): ShapeRef {
    return this.union(this.plain(type), 'answer', property);
  }
}
