/** Finding a payment method by the id that a caller gives; the documented test names make a new one each time. */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { cardByMethodName } from '../../network/cards/find.ts';
import type { BehaviourName } from '../../network/methods/behaviour.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import { namedMethod } from '../../network/methods/named.ts';
import { standardExpiry } from './expiry.ts';
import { makeCardMethod } from './make.ts';
import { makeNamedOther } from './make-other.ts';

/** Private facts of a payment method. */
export interface MethodFacts {
  /** Key of the test card behind it. */
  card?: string;
  /** What the test account behind it does. */
  behaviour?: BehaviourName;
  /** The account is proved to be the customer's. */
  verified?: boolean;
  /** Used without a customer, or detached: never usable again. */
  usedUp?: boolean;
  /** Set up for payments while the customer is away. */
  setUp?: boolean;
  cvcGiven?: boolean;
}

/**
 * @param id `pm_…`, or a test name such as `pm_card_visa`
 * @param param the parameter that names it; the path does otherwise
 * @throws StripeError `resource_missing`
 */
export async function resolveMethod(ctx: Context, id: string, param?: string): Promise<Stored<'payment_method'>> {
  const found = await ctx.get('payment_method', id);
  if (found !== undefined) return found;
  const card = cardByMethodName(id);
  if (card === undefined) return resolveOther(ctx, id, param);
  return makeCardMethod(ctx, { facts: { card, ...standardExpiry(ctx.now()), cvcGiven: true } });
}

async function resolveOther(ctx: Context, id: string, param?: string): Promise<Stored<'payment_method'>> {
  const named = namedMethod(id);
  if (named === undefined) throw errors.resourceMissing('payment_method', id, param);
  return makeNamedOther(ctx, knownKind(named.type), named);
}

/** @returns the key of the test card behind a card payment method */
export function cardOf({ card }: MethodFacts): string {
  if (card === undefined) throw new Error('it is no card');
  return card;
}
