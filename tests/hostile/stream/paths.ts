/** Addresses: right ones with hostile ids in them, and wrong ones. */
import type { Dice } from './dice.ts';
import type { Legal } from './legal.ts';
import { BROKEN_ENCODINGS, INHERITED, TEXTS } from './texts.ts';

function encodeId(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}

/** @param hostile chance that a placeholder is filled with what is no id */
export function fill(template: string, legal: Legal, dice: Dice, hostile: number): string {
  const segments = template.split('/');
  return segments
    .map((segment, index) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      if (name === undefined) return segment;
      if (!dice.chance(hostile)) return encodeId(legal.id(name, segments[index - 1] ?? ''));
      return dice.pick([() => encodeId(dice.pick(TEXTS)), () => dice.pick(BROKEN_ENCODINGS)])();
    })
    .join('/');
}

const SPOILERS: readonly ((path: string, dice: Dice) => string)[] = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replaceAll('/', '//'),
  (path) => path.replace('/v1', '/V1'),
  (path) => path.replace('/v1', '/v2'),
  (path) => path.replace('/v1/', '/v1/./'),
  (path) => path.replace('/v1/', '/v1/../v1/'),
  (path) => path.replace('/v1/', '/v1%2F'),
  (path) => path.toUpperCase(),
  (path) => `${path}?`,
  (path) => `${path}??limit=1`,
  (path) => `${path}#fragment`,
  (path) => `${path};a=b`,
  (path) => `${path}.json`,
  (path) => `http://elsewhere.invalid${path}`,
  (path) => encodeURI(encodeURIComponent(path)),
  (path, dice) => `${path}/${dice.pick(INHERITED)}`,
  (path, dice) => `${path}/${dice.pick(BROKEN_ENCODINGS)}`,
  (path, dice) => `${path}/${encodeId(dice.pick(TEXTS))}`,
  (_path, dice) => `/v1/${dice.pick(INHERITED)}`,
  (_path, dice) => `/v1/${'x/'.repeat(dice.below(2000))}`,
  (_path, dice) => `/${dice.pick(BROKEN_ENCODINGS)}`,
  () => '/',
  () => '//',
  () => '*',
  () => '/v1',
  () => '/v1/',
  () => '/\u00ff\u00fe',
];

export const spoilPath = (path: string, dice: Dice): string => dice.pick(SPOILERS)(path, dice);
