/** Ids that the server has given, so that hostile requests reach what exists. */
import type { Dice } from './dice.ts';

/** As many of each kind are remembered; later ones take the place of earlier ones. */
const MOST_OF_A_KIND = 30;

type Fields = Readonly<Record<string, unknown>>;

/** Objects that an address calls by another name. */
const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['source', ['card', 'bank_account']],
  ['history', ['balance_transaction']],
]);

export class KnownIds {
  private readonly byObject = new Map<string, Map<string, Fields>>();

  /** Remembers the ids of an answer and of the objects within it. */
  learn(value: unknown, depth = 0): void {
    if (typeof value !== 'object' || value === null || depth > 4) return;
    if (!Array.isArray(value)) this.remember(value as Fields);
    for (const inner of Object.values(value)) this.learn(inner, depth + 1);
  }

  private remember(fields: Fields): void {
    const { object, id } = fields;
    if (typeof object !== 'string' || typeof id !== 'string') return;
    const known = this.byObject.get(object) ?? new Map<string, Fields>();
    this.byObject.set(object, known);
    known.delete(id);
    if (fields.deleted !== true) known.set(id, fields);
    if (known.size > MOST_OF_A_KIND) known.delete(known.keys().next().value as string);
  }

  /** After a reset nothing is left. */
  clear(): void {
    this.byObject.clear();
  }

  /** An id for a parameter of this name: `default_payment_method` takes that of a `payment_method`. */
  pick(name: string, dice: Dice): string | undefined {
    const names = SYNONYMS.get(name) ?? [name];
    return this.oneOf(
      (object) => names.some((one) => `_${one}`.endsWith(`_${object}`) || object.endsWith(`_${one}`)),
      dice,
    );
  }

  any(dice: Dice): string | undefined {
    return this.oneOf(() => true, dice);
  }

  /** A field of an object as it was seen last, such as the customer whose card it is. */
  fieldOf(id: string, name: string): string | undefined {
    const fields = [...this.byObject.values()].find((known) => known.has(id))?.get(id);
    const value = fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  }

  /** @param fits told the last part of an object's name: `session` of `checkout.session` */
  private oneOf(fits: (object: string) => boolean, dice: Dice): string | undefined {
    const kinds = [...this.byObject].filter(([name, known]) => known.size > 0 && fits(name.split('.').at(-1) ?? ''));
    return kinds.length === 0 ? undefined : dice.pick([...dice.pick(kinds)[1].keys()]);
  }
}
