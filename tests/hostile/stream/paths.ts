/** Addresses: right ones with hostile ids in them, and wrong ones. */
import type { Dice } from './dice.ts';
import type { KnownIds } from './known.ts';
import { BROKEN_ENCODINGS, INHERITED, TEXTS } from './texts.ts';

function encodeId(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}

const nonsense = (dice: Dice): string => (dice.chance(0.5) ? encodeId(dice.pick(TEXTS)) : dice.pick(BROKEN_ENCODINGS));

/** `{id}` behind `sources`, or `{intent}` behind `setup_intents`, is named by what stands before it. */
function nameOf(placeholder: string, collection: string): string {
  const singular = collection.replace(/ies$/, 'y').replace(/s$/, '');
  return placeholder === 'id' || placeholder === 'intent' ? singular : placeholder;
}

/**
 * An address with ids that belong together, as those of a customer and of one of its cards.
 * @param hostile chance that a placeholder is filled with what is no id
 */
export function fill(template: string, known: KnownIds, dice: Dice, hostile: number): string {
  const segments = template.split('/');
  let inner: string | undefined;
  for (let index = segments.length - 1; index > 0; index--) {
    const placeholder = /^\{(.+)\}$/.exec(segments[index] as string)?.[1];
    if (placeholder === undefined) continue;
    const name = nameOf(placeholder, segments[index - 1] as string);
    const owner = inner === undefined ? undefined : known.fieldOf(inner, name);
    inner = owner ?? known.pick(name, dice) ?? known.any(dice) ?? 'none';
    segments[index] = dice.chance(hostile) ? nonsense(dice) : encodeId(inner);
  }
  return segments.join('/');
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
