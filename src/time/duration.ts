/** Lengths of time as people write them. */

/** Seconds. */
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** @returns seconds of `90`, `15m`, `7d`; undefined for what is no duration */
export function secondsIn(text: string): number | undefined {
  const [, count, unit = 's'] = /^(\d{1,12})([smhdw])?$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * (UNITS[unit] as number);
}
