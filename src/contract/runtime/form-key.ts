/** Splits a parameter's name at its brackets. */

const OPEN = 91;
const CLOSE = 93;

/**
 * `items[0][price]` → `['items', '0', 'price']`; `[]` gives an empty name, which appends.
 * A name whose brackets do not balance is one name, brackets and all; validation then calls it unknown.
 */
export function parseKey(key: string): string[] {
  const open = key.indexOf('[');
  if (open <= 0 || key.charCodeAt(key.length - 1) !== CLOSE) return [key];
  const path = [key.slice(0, open)];
  let start = open;
  while (start < key.length) {
    const close = key.charCodeAt(start) === OPEN ? key.indexOf(']', start) : -1;
    if (close === -1) return [key];
    path.push(key.slice(start + 1, close));
    start = close + 1;
  }
  return path;
}
