/** Finds a test card by what callers know of it. */
import { BEHAVIOUR_CARDS } from './behaviour-cards.ts';
import { BRAND_CARDS } from './brand-cards.ts';
import type { TestCard } from './card.ts';
import { COUNTRY_CARDS } from './country-cards.ts';

export const TEST_CARDS: readonly TestCard[] = [...BRAND_CARDS, ...COUNTRY_CARDS, ...BEHAVIOUR_CARDS];

const byKey = new Map(TEST_CARDS.map((card) => [card.key, card]));
/** The first one of a number counts. */
const byNumber = new Map(TEST_CARDS.map((card) => [card.number, card] as const).reverse());
const byName = new Map(TEST_CARDS.flatMap((card) => namesOf(card).map((name) => [name, card.key] as const)));

/** What comes after `pm_card_` and `tok_`. */
export function namesOf({ key, unnamed, alsoNamed = [] }: TestCard): string[] {
  return unnamed ? [...alsoNamed] : [key, ...alsoNamed];
}

const after = (prefix: string, name: string): string | undefined =>
  name.startsWith(prefix) ? byName.get(name.slice(prefix.length)) : undefined;

/** @returns the key of the card that `pm_card_…` names */
export const cardByMethodName = (name: string): string | undefined => after('pm_card_', name);

/** @returns the key of the card that `tok_…` names */
export const cardByTokenName = (name: string): string | undefined => after('tok_', name);

/** @param number digits only */
export const cardByNumber = (number: string): TestCard | undefined => byNumber.get(number);

/** @throws Error on a key that no table has */
export function cardByKey(key: string): TestCard {
  const card = byKey.get(key);
  if (card === undefined) throw new Error(`there is no test card ${key}`);
  return card;
}

/** Charges of the card skip the pending balance. */
export const goesStraightToAvailable = (key: string): boolean => cardByKey(key).available === true;
