/**
 * The contract: what Stripe's API looks like at one version, as plain JSON.
 * The compiler (`compile/`) writes it from the declarations of the official package; everything uniform reads it.
 */

/** `'POST /v1/refunds/{refund}/cancel'`: method and path template as Stripe writes them. */
export type OperationName = string;

/** Index into {@link Contract.shapes}; equal shapes are stored once. */
export type ShapeRef = number;

export interface Contract {
  /** For example `2026-01-28.clover`. */
  apiVersion: string;
  /** Version of the package that was read. */
  sdk: string;
  shapes: Shape[];
  operations: Record<OperationName, Operation>;
  /** API objects by the value of their `object` field: always a `hash` shape, or a `union` of hashes. Deleted forms: `deleted_customer`. */
  objects: Record<string, ShapeRef>;
}

export interface Operation {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path template with `{name}` placeholders. */
  path: string;
  /** A `hash` shape; `expand` and paging parameters included. */
  params: ShapeRef;
  answer: ShapeRef;
  /** One line. */
  summary: string;
  deprecated?: true;
  /** How the answer is paged: a cursor list, or a search result page. */
  paged?: 'list' | 'search';
}

export type Shape =
  | { kind: 'string' /** Longest text in characters; 5,000 unless said. */; max?: number }
  | { kind: 'integer' }
  /** A JSON number with a fraction. */
  | { kind: 'number' }
  /** Exact decimal as text, such as `unit_amount_decimal`. */
  | { kind: 'decimal' }
  /** Seconds since the epoch. */
  | { kind: 'timestamp' }
  | { kind: 'boolean' }
  | { kind: 'enum'; values: string[] }
  | { kind: 'hash'; fields: Record<string, Field> }
  /** Free keys: metadata and its kin. */
  | { kind: 'map'; of: ShapeRef /** `''` unsets one of them (parameters). */; emptyable?: true }
  | { kind: 'array'; of: ShapeRef }
  /** `{ object: 'list', data, has_more, url }`. */
  | { kind: 'list'; of: ShapeRef }
  | { kind: 'search_result'; of: ShapeRef }
  /** Another API object, always rendered whole; names are keys of {@link Contract.objects}. */
  | { kind: 'object'; names: string[] }
  /** An id that `expand[]` turns into one of these objects. */
  | { kind: 'expandable'; names: string[] }
  | { kind: 'union'; of: ShapeRef[] }
  | { kind: 'any' };

export interface Field {
  shape: ShapeRef;
  required?: true;
  /** `null` is allowed (answers). */
  nullable?: true;
  /** `''` is allowed and unsets (parameters). */
  emptyable?: true;
  deprecated?: true;
}
