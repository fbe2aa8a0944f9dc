/**
 * Reads `application/x-www-form-urlencoded` text with brackets, as Stripe's bodies and queries are written:
 * `a=1`, `a[b]=c`, `a[]=x`, `a[0][b]=c`. Hostile input costs linear time and ends in Stripe's error, never in a crash.
 */
import { errors } from './errors.ts';
import { parseKey } from './runtime/form-key.ts';
import { decodeText } from './runtime/form-text.ts';

export { bodyText } from './runtime/form-text.ts';

/** Text, a hash, or what `[]` collected. A hash may stand for an array: `a[0]=x` is the hash `{ '0': 'x' }`. */
export type FormNode = string | FormHash | FormNode[];

/** Has no prototype: `__proto__` and `constructor` are keys like any other. */
export interface FormHash {
  [key: string]: FormNode;
}

/** More than the 100 line items of 10 fields that Stripe's largest requests carry, with room. */
const MAX_PAIRS = 20_000;
/** Rack's limit, which Stripe's brackets come from; Stripe's deepest parameter has 7 levels. */
const MAX_DEPTH = 32;

/** What hashes inherit from: nothing. A class, as engines optimise its objects but not those of `Object.create(null)`. */
class Bare {}
Reflect.deleteProperty(Bare.prototype, 'constructor');
Object.setPrototypeOf(Bare.prototype, null);

/** An empty hash without a prototype. */
export function emptyHash(): FormHash {
  return new Bare() as FormHash;
}

/**
 * @param text the body, or the query without its question mark; a pair that comes twice counts as written last
 * @throws StripeError 400 when the text has too many pairs, nests too deep, or uses one name as text and as hash
 */
export function decodeForm(text: string): FormHash {
  const root = emptyHash();
  let pairs = 0;
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('&', start);
    if (end === -1) end = text.length;
    if (end > start) {
      if (++pairs > MAX_PAIRS) throw errors.malformedForm();
      decodePair(root, text.slice(start, end));
    }
    start = end + 1;
  }
  return root;
}

function decodePair(root: FormHash, pair: string): void {
  const equals = pair.indexOf('=');
  const key = decodeText(equals === -1 ? pair : pair.slice(0, equals));
  const value = equals === -1 ? '' : decodeText(pair.slice(equals + 1));
  if (key === '') return;
  if (key.indexOf('[') === -1) assign(root, key, value);
  else assignPath(root, parseKey(key), value);
}

function assign(hash: FormHash, key: string, value: string): void {
  const old = hash[key];
  if (old !== undefined && typeof old !== 'string') throw errors.malformedForm();
  hash[key] = value;
}

/** @param path names from the outside in; an empty one appends */
function assignPath(root: FormHash, path: readonly string[], value: string): void {
  if (path.length > MAX_DEPTH) throw errors.malformedForm();
  let hash = root;
  for (let i = 0; i < path.length; i++) {
    const name = path[i] as string;
    if (i === path.length - 1) {
      assign(hash, name, value);
      return;
    }
    if (path[i + 1] === '') {
      append(hash, name, path.slice(i + 2), value);
      return;
    }
    hash = childHash(hash, name);
  }
}

function childHash(hash: FormHash, name: string): FormHash {
  const old = hash[name];
  if (old === undefined) {
    const made = emptyHash();
    hash[name] = made;
    return made;
  }
  if (typeof old === 'string' || Array.isArray(old)) throw errors.malformedForm();
  return old;
}

/** `a[]=x` appends text; `a[][b]=x` adds to the last hash, or starts the next when that one has `b` already. */
function append(hash: FormHash, name: string, rest: readonly string[], value: string): void {
  const old = hash[name];
  if (old !== undefined && !Array.isArray(old)) throw errors.malformedForm();
  const array = old ?? [];
  if (old === undefined) hash[name] = array;
  if (rest.length === 0) {
    array.push(value);
    return;
  }
  let last = array[array.length - 1];
  if (last === undefined || typeof last === 'string' || Array.isArray(last) || hasPath(last, rest)) {
    last = emptyHash();
    array.push(last);
  }
  assignPath(last, rest, value);
}

function hasPath(hash: FormHash, path: readonly string[]): boolean {
  let node: FormNode | undefined = hash;
  for (const name of path) {
    if (name === '') return false;
    if (node === undefined || typeof node === 'string' || Array.isArray(node)) return false;
    node = node[name];
  }
  return node !== undefined;
}
