/** How unlike two names are. */

/** Levenshtein: how many characters to insert, delete or replace. */
export function editDistance(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced));
    }
    last = row;
  }
  return at(last, b.length);
}

/** 1 for equal texts, 0 for nothing in common; a common beginning of up to four characters counts more. */
export function jaroWinkler(a: string, b: string): number {
  const likeness = jaro(a, b);
  if (likeness <= 0.7) return likeness;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return likeness + prefix * 0.1 * (1 - likeness);
}

function jaro(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const reach = Math.max(0, Math.floor(long.length / 2) - 1);
  const taken = new Set<number>();
  const matched: string[] = [];
  for (let i = 0; i < short.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(i + reach, long.length - 1); j++) {
      if (taken.has(j) || long[j] !== short[i]) continue;
      taken.add(j);
      matched.push(short[i] as string);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inOrder = [...taken].sort((x, y) => x - y);
  const swapped = matched.filter((letter, k) => letter !== long[inOrder[k] as number]).length;
  const m = matched.length;
  return (m / short.length + m / long.length + (m - Math.floor(swapped / 2)) / m) / 3;
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
