/** What two states of an object differ in, and how to go back from one to the other. */

const isHash = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns paths such as `metadata.note`; what is null and what is not there count as the same */
export function differences(a: unknown, b: unknown, path = ''): string[] {
  if (isHash(a) && isHash(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differences(a[key], b[key], path === '' ? key : `${path}.${key}`),
    );
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.flatMap((item, i) => differences(item, b[i], `${path}.${i}`));
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null) ? [] : [path];
}

/** @returns what an object was before its event, by the event's `previous_attributes` */
export function rewound(after: unknown, previous: unknown): unknown {
  if (!isHash(after) || !isHash(previous)) return previous;
  const changed = Object.entries(previous).map(([key, value]) => [key, rewound(after[key], value)]);
  return { ...after, ...Object.fromEntries(changed) };
}
