/** Small helpers for parameters: what was not given, and what was emptied. */

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same without keys whose value is undefined, so that it can be spread over what is there. */
export function defined<T extends object>(given: T): Partial<Defined<T>> {
  const result: Partial<Defined<T>> = {};
  for (const key of Object.keys(given) as (keyof T)[]) {
    if (given[key] !== undefined) result[key] = given[key] as Defined<T>[keyof T];
  }
  return result;
}

/** What was given of some names. */
export function pick<T extends object, K extends keyof T>(given: T, names: readonly K[]): Partial<Pick<T, K>> {
  const result: Partial<Pick<T, K>> = {};
  for (const name of names) if (given[name] !== undefined) result[name] = given[name];
  return result;
}

type Unset<T> = { [K in keyof T]: '' extends T[K] ? Exclude<T[K], ''> | null : T[K] };

/** `''` unsets: each becomes null. */
export function unset<T extends object>(given: T): Unset<T> {
  const result = { ...given } as Record<string, unknown>;
  for (const key of Object.keys(result)) if (result[key] === '') result[key] = null;
  return result as Unset<T>;
}
