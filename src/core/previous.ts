/** What an event tells of the state before: the values, before the change, of what the change touched. https://docs.stripe.com/api/events/object */

type Hash = Readonly<Record<string, unknown>>;

const isHash = (value: unknown): value is Hash => typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (hash: Hash, key: string): unknown => (Object.hasOwn(hash, key) ? hash[key] : undefined);

function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isHash(a) || !isHash(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

/**
 * @returns the earlier values of all that differs, hash by hash; a list counts as one value, and what is new was null.
 * Undefined when nothing differs.
 */
export function previousAttributes(before: Hash, after: Hash): Record<string, unknown> | undefined {
  // A map, as keys of metadata may be anything, `__proto__` too.
  const previous = new Map<string, unknown>();
  const compare = (key: string): void => {
    if (before[key] === after[key]) return;
    const was = own(before, key);
    const is = own(after, key);
    if (equal(was, is)) return;
    previous.set(key, isHash(was) && isHash(is) && !('id' in was) ? previousAttributes(was, is) : (was ?? null));
  };
  for (const key in before) compare(key);
  for (const key in after) if (!Object.hasOwn(before, key)) compare(key);
  return previous.size > 0 ? Object.fromEntries(previous) : undefined;
}
