/** Values that no parameter should have, and ways to spoil a form. */
import type { Shape } from '../../../src/contract/format.ts';
import type { Dice } from './dice.ts';
import { Encoded, type Hash, type Node, placesIn, put } from './form.ts';
import { BROKEN_ENCODINGS, INHERITED, NUMBERS, TEXTS } from './texts.ts';

const inheritedNames = (dice: Dice): Node => new Map(INHERITED.map((name) => [name, dice.pick(TEXTS)]));

function nested(depth: number, dice: Dice): Node {
  let node: Node = dice.pick(TEXTS);
  for (let level = 0; level < depth; level++)
    node = dice.chance(0.5) ? [node] : new Map([[dice.pick(INHERITED), node]]);
  return node;
}

/** By what is wrong with them. */
export const WRONG_VALUES: Readonly<Record<string, (dice: Dice) => Node>> = {
  empty: () => '',
  text: (dice) => dice.pick(TEXTS),
  number: (dice) => dice.pick(NUMBERS),
  bytes: (dice) => new Encoded(dice.pick(BROKEN_ENCODINGS)),
  hash: (dice) => new Map([[dice.pick(TEXTS), dice.pick(TEXTS)]]),
  inherited: inheritedNames,
  array: (dice) => [dice.pick(TEXTS), dice.pick(NUMBERS)],
  'array with gaps': (dice) => new Map(['7', '0', '2000000000', '00', '-1'].map((index) => [index, dice.pick(TEXTS)])),
  'array of hashes': (dice) => [new Map([['id', dice.pick(TEXTS)]]), inheritedNames(dice)],
  nested: (dice) => nested(1 + dice.below(40), dice),
  many: (dice) => Array.from({ length: 60 + dice.below(100) }, (_, index) => String(index)),
  long: (dice) => dice.pick(['x', '9', 'é', '💥', '[', '%']).repeat(500 + dice.below(20_000)),
};

export const WRONGS: readonly string[] = Object.keys(WRONG_VALUES);

export const wrongValue = (wrong: string, dice: Dice): Node => (WRONG_VALUES[wrong] as (dice: Dice) => Node)(dice);

/** A value of the right type that is still odd; those that have none are odd in any way. */
export function oddValue(kind: Shape['kind'], dice: Dice): Node {
  if (kind === 'string' || kind === 'expandable') return dice.pick(TEXTS);
  if (['integer', 'number', 'decimal', 'timestamp'].includes(kind)) return dice.pick(NUMBERS);
  return wrongValue(dice.pick(WRONGS), dice);
}

/** Spoils up to `count` places of a form, or adds names that it should not have. */
export function spoil(form: Hash, count: number, dice: Dice): void {
  for (let spoilt = 0; spoilt < count; spoilt++) {
    const places = placesIn(form);
    const wrong = wrongValue(dice.pick(WRONGS), dice);
    if (places.length > 0 && dice.chance(0.6)) put(form, dice.pick(places), wrong);
    else form.set(dice.pick([...TEXTS, 'metadata', 'expand', 'created', 'limit', 'starting_after']), wrong);
  }
}

/** Spoils the written form itself. */
export function spoilPairs(pairs: readonly string[], dice: Dice): string {
  const spoilers: readonly (() => string)[] = [
    () => [...pairs, ...pairs].join('&'),
    () => dice.shuffled(pairs).join('&'),
    () => pairs.join('&&&'),
    () => pairs.join(';'),
    () => `&${pairs.join('&')}&=&=x&[]=1&[a]=1&a[=1&a]=1&a[b=1&a[]]=1&a[][][]=1`,
    () => pairs.map((pair) => pair.replace('=', '')).join('&'),
    () => pairs.map((pair) => pair.replace('=', '[]=')).join('&'),
    () => [...pairs, ...pairs.map((pair) => pair.replace('=', '[x]='))].join('&'),
    () => pairs.join('&').slice(0, dice.below(200)),
    () => pairs.join('&').replaceAll('%', dice.pick(['%25', '%%', ''])),
  ];
  return dice.pick(spoilers)();
}
