/** A name for a card number that does not give the number away: the same number, the same fingerprint. */

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 16;

/** @param key of the test card, as only test cards have fingerprints here */
export function fingerprint(key: string): string {
  let text = '';
  let state = 2166136261;
  for (let i = 0; text.length < LENGTH; i++) {
    for (const character of `${i}${key}`) state = Math.imul(state ^ character.charCodeAt(0), 16777619);
    text += CHARACTERS[((state ^ (state >>> 15)) >>> 0) % CHARACTERS.length];
  }
  return text;
}
