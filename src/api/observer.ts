/** Which parameters an operation accepts, and which of them its handler ever reads: for tests. */
import type { Observed } from './told.ts';
import type { Journey } from './traveller.ts';

export interface Observer {
  operation(journey: Journey): void;
}

const reads = new WeakMap<Journey, Set<string>>();

const isHash = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same parameters; reading one is remembered. */
export function recordReads(params: object, journey: Journey): object {
  const seen = new Set<string>();
  reads.set(journey, seen);
  return watch(params, '', seen);
}

function watch(value: object, at: string, seen: Set<string>): object {
  return new Proxy(value, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof name !== 'string') return found;
      const path = at === '' ? name : `${at}[${name}]`;
      seen.add(path);
      return isHash(found) ? watch(found, path, seen) : found;
    },
  });
}

function names(value: object, at: string): string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}[${name}]`;
    return isHash(inner) ? [path, ...names(inner, path)] : [path];
  });
}

/** What came of a journey; undefined when it reached no operation. */
export function observed(journey: Journey): { key: string; info: Observed } | undefined {
  if (journey.route === undefined) return undefined;
  const info = { accepted: names(journey.params, ''), read: [...(reads.get(journey) ?? [])], status: journey.status };
  return { key: journey.route.operation, info };
}
