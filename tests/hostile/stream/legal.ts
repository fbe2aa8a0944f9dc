/** Parameters as a client in its right mind would send them. */
import type { Contract, Shape, ShapeRef } from '../../../src/contract/format.ts';
import type { Dice } from './dice.ts';
import type { Hash, Node, Place } from './form.ts';
import type { KnownIds } from './known.ts';
import { RECIPES } from './recipes.ts';

/** Texts by the name of their parameter; the first pattern that fits. */
const BY_NAME: readonly [RegExp, readonly string[]][] = [
  [
    /^(default_)?payment_method$/,
    ['pm_card_visa', 'pm_card_visa', 'pm_card_authenticationRequired', 'pm_card_chargeDeclined', 'pm_card_refundFail'],
  ],
  [/^(source|token|card)$/, ['tok_visa', 'tok_mastercard', 'tok_chargeDeclined']],
  [/currency$/, ['usd', 'usd', 'eur', 'jpy']],
  [/country$/, ['US', 'DE']],
  [/email$/, ['ada@example.com']],
  [/url$/, ['http://127.0.0.1:1/back']],
  [/^number$/, ['4242424242424242', '4000000000000002']],
  [/^exp_year$/, ['2034']],
  [/^exp_month$/, ['12']],
  [/amount|price|quantity/, ['100', '1000', '5000']],
  [/^(created|effective_at)$/, ['1767225600']],
  [/^limit$/, ['1', '10']],
  [/^query$/, ["status:'succeeded'", 'created>0', "active:'true'", "name~'tea' OR metadata['order']:'5'"]],
  [/^enabled_events$/, ['*', 'charge.succeeded']],
];

/** Chance that a parameter which need not be there is. */
const OPTIONAL = 0.12;
/** The same where one parameter is what matters. */
const OPTIONAL_BESIDE = 0.02;

export class Legal {
  constructor(
    private readonly contract: Contract,
    private readonly known: KnownIds,
    private readonly dice: Dice,
  ) {}

  params(operation: string): Hash {
    const recipes = RECIPES[operation];
    if (recipes !== undefined && this.dice.chance(0.5)) return this.cook(this.dice.pick(recipes));
    return this.paramsWith(operation, []);
  }

  /** Parameters in which one place is filled for certain, with everything that it needs around it. */
  paramsWith(operation: string, place: Place): Hash {
    const found = this.contract.operations[operation];
    return found === undefined ? new Map() : (this.value(found.params, '', place, 0) as Hash);
  }

  /** `{customer}` in a recipe is the id of one. */
  private cook(recipe: Readonly<Record<string, string>>): Hash {
    const fill = (value: string): string =>
      value.replace(/^\{(\w+)\}$/, (_all, name: string) => this.known.pick(name, this.dice) ?? 'none');
    return new Map(Object.entries(recipe).map(([name, value]) => [name, fill(value)]));
  }

  private value(ref: ShapeRef, name: string, place: Place, depth: number): Node {
    const shape = this.contract.shapes[ref] as Shape;
    const [next = 'order', ...rest] = place;
    switch (shape.kind) {
      case 'hash':
        return this.hash(shape, place, depth);
      case 'array':
        return [this.value(shape.of, name, rest, depth + 1)];
      case 'map':
        return new Map([[next, this.value(shape.of, name, rest, depth + 1)]]);
      case 'union':
        return this.value(this.alternative(shape.of, place), name, place, depth);
      case 'enum':
        return shape.values.includes('card') && this.dice.chance(0.7) ? 'card' : this.dice.pick(shape.values);
      case 'boolean':
        return this.dice.pick(['true', 'false']);
      case 'integer':
      case 'number':
      case 'decimal':
      case 'timestamp':
        return this.named(name) ?? String(1 + this.dice.below(2000));
      default:
        return this.text(name);
    }
  }

  /** One that has the place. */
  private alternative(refs: readonly ShapeRef[], [next]: Place): ShapeRef {
    const having = refs.filter((ref) => {
      const shape = this.contract.shapes[ref] as Shape;
      return next === undefined || (shape.kind === 'hash' ? next in shape.fields : shape.kind === 'array');
    });
    return this.dice.pick(having.length > 0 ? having : refs);
  }

  private hash(shape: Shape & { kind: 'hash' }, [next, ...rest]: Place, depth: number): Hash {
    const result: Hash = new Map();
    const optional = (next === undefined ? OPTIONAL : OPTIONAL_BESIDE) / (depth + 1);
    for (const [name, field] of Object.entries(shape.fields)) {
      if (name === 'expand') continue;
      if (field.required || name === next || this.dice.chance(optional)) {
        result.set(name, this.value(field.shape, name, name === next ? rest : [], depth + 1));
      }
    }
    return result;
  }

  private text(name: string): Node {
    const known = this.dice.chance(0.02) ? this.known.any(this.dice) : this.known.pick(name, this.dice);
    const usual = this.named(name);
    return (this.dice.chance(0.5) ? (usual ?? known) : (known ?? usual)) ?? 'Ada';
  }

  private named(name: string): string | undefined {
    const values = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
    return values && this.dice.pick(values);
  }
}
