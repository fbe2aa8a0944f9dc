/** A name for a card number that does not give the number away: the same number, the same fingerprint. */

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 16;

const known = new Map<string, string>();
/** Test cards are few, other numbers may be many. */
const MOST_REMEMBERED = 1000;

/** @param key of the test card, as only test cards have fingerprints here */
export function fingerprint(key: string): string {
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const made = make(key);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, made);
  return made;
}

function make(key: string): string {
  let text = '';
  let state = 2166136261;
  for (let i = 0; text.length < LENGTH; i++) {
    for (const character of `${i}${key}`) state = Math.imul(state ^ character.charCodeAt(0), 16777619);
    text += CHARACTERS[((state ^ (state >>> 15)) >>> 0) % CHARACTERS.length];
  }
  return text;
}
