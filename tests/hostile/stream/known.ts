/** Ids that the server has given, so that hostile requests reach what exists. */
import type { Dice } from './dice.ts';

/** As many of each kind are remembered; later ones take the place of earlier ones. */
const MOST_OF_A_KIND = 30;

interface Learnt {
  object?: unknown;
  id?: unknown;
  deleted?: unknown;
  client_secret?: unknown;
}

export class KnownIds {
  private readonly byObject = new Map<string, string[]>();
  private readonly secrets = new Map<string, string>();

  /** Remembers the ids of an answer and of the objects within it. */
  learn(value: unknown, depth = 0): void {
    if (typeof value !== 'object' || value === null || depth > 4) return;
    if (!Array.isArray(value)) this.remember(value as Learnt);
    for (const inner of Object.values(value)) this.learn(inner, depth + 1);
  }

  private remember({ object, id, deleted, client_secret }: Learnt): void {
    if (typeof object !== 'string' || typeof id !== 'string') return;
    const ids = this.byObject.get(object) ?? [];
    if (deleted === true) {
      this.forget(object, id);
      return;
    }
    this.byObject.set(object, ids);
    if (!ids.includes(id)) ids.push(id);
    if (ids.length > MOST_OF_A_KIND) ids.shift();
    if (typeof client_secret === 'string') this.secrets.set(id, client_secret);
  }

  private forget(object: string, id: string): void {
    const left = this.byObject.get(object)?.filter((other) => other !== id) ?? [];
    if (left.length > 0) this.byObject.set(object, left);
    else this.byObject.delete(object);
  }

  /** An id for a parameter of this name: `default_payment_method` takes that of a `payment_method`. */
  pick(name: string, dice: Dice): string | undefined {
    const fits = ([object]: [string, string[]]): boolean => `_${name}`.endsWith(`_${object.split('.').at(-1)}`);
    return oneOf([...this.byObject].filter(fits), dice);
  }

  /** What lets a browser act on an intent. */
  secretOf(id: string): string {
    return this.secrets.get(id) ?? 'none';
  }

  any(dice: Dice): string | undefined {
    return oneOf([...this.byObject], dice);
  }
}

const oneOf = (kinds: [string, string[]][], dice: Dice): string | undefined =>
  kinds.length === 0 ? undefined : dice.pick(dice.pick(kinds)[1]);
