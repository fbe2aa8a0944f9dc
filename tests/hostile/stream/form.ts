/** Forms that need not make sense: any name, any nesting, and bytes that are no text. */
import type { Dice } from './dice.ts';

/** Goes into the form as it stands, however wrong its percent signs are. */
export class Encoded {
  constructor(readonly text: string) {}
}

export type Node = string | Encoded | Node[] | Hash;
/** A map, so that `__proto__` is a name like any other. */
export type Hash = Map<string, Node>;

/** Where a parameter stands: names from the outside in; `0` for the elements of an array. */
export type Place = readonly string[];

/** Puts a value at a place, and makes hashes on the way where there are none. */
export function put(hash: Hash, place: Place, value: Node): void {
  const [name = '', ...rest] = place;
  if (rest.length === 0) {
    hash.set(name, value);
    return;
  }
  const old = hash.get(name);
  const inner: Hash = old instanceof Map ? old : new Map(Array.isArray(old) ? Object.entries(old) : []);
  hash.set(name, inner);
  put(inner, rest, value);
}

/** Every place in a form, the outer ones first. */
export function placesIn(node: Node, at: Place = []): Place[] {
  const inner = node instanceof Map ? [...node] : Array.isArray(node) ? Object.entries(node) : [];
  return inner.flatMap(([name, value]) => [[...at, name], ...placesIn(value, [...at, name])]);
}

/** A text that is half of a surrogate pair has no encoding; it is sent as the bytes that it would have. */
function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}

/** The pairs of a form, in one of the ways in which clients write them. */
export function encodeHash(hash: Hash, dice: Dice): string[] {
  const [open, close] = dice.chance(0.5) ? ['[', ']'] : ['%5B', '%5D'];
  const indexed = dice.chance(0.7);
  const pairs: string[] = [];
  const add = (key: string, node: Node): void => {
    if (typeof node === 'string') pairs.push(`${key}=${encode(node)}`);
    else if (node instanceof Encoded) pairs.push(`${key}=${node.text}`);
    else if (Array.isArray(node)) {
      node.forEach((item, index) => {
        add(`${key}${open}${indexed ? index : ''}${close}`, item);
      });
    } else for (const [name, item] of node) add(`${key}${open}${encode(name)}${close}`, item);
  };
  for (const [name, node] of hash) add(encode(name), node);
  return pairs;
}
