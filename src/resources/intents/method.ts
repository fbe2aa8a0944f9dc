/** The payment method that an intent shall use: named, or described. */
import type Stripe from 'stripe';
import { errors, type StripeError } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { makePaymentMethod } from '../payment-methods/make.ts';
import { type MethodFacts, resolveMethod } from '../payment-methods/resolve.ts';
import { type AnyIntent, NOUNS } from './kinds.ts';

type Method = Stored<'payment_method'>;

export interface Choice {
  payment_method?: string;
  payment_method_data?: Stripe.PaymentIntentCreateParams.PaymentMethodData;
}

export const choosesMethod = ({ payment_method, payment_method_data }: Choice): boolean =>
  Boolean(payment_method) || payment_method_data !== undefined;

/** How to confirm what was chosen already: a test name would make another method, and so would a description. */
export function withoutChoice<P extends Choice>(params: P): Omit<P, keyof Choice> {
  const { payment_method: _named, payment_method_data: _described, ...others } = params;
  return others;
}

/**
 * @param shown whether errors show the intent, which nobody knows yet while it is made
 * @throws StripeError when the method belongs to another customer, was used up, or is of a type that the intent does not take
 */
export async function chosenMethod(ctx: Context, intent: AnyIntent, choice: Choice, shown: boolean): Promise<string> {
  const { payment_method, payment_method_data } = choice;
  if (payment_method && payment_method_data) throw errors.mutuallyExclusive('payment_method', 'payment_method_data');
  if (payment_method_data) {
    const params = payment_method_data as Stripe.PaymentMethodCreateParams;
    const described = await makePaymentMethod(ctx, params, 'payment_method_data');
    checkType(intent, described);
    return described.id;
  }
  const method = await resolveMethod(ctx, payment_method as string, 'payment_method');
  checkType(intent, method);
  if (method.customer !== null && method.customer !== intent.customer) throw foreign(intent, method, shown);
  const facts = await ctx.internal<MethodFacts>('payment_method', method.id);
  if (method.customer === null && facts.usedUp) throw errors.usedUpMethod();
  return method.id;
}

function checkType(intent: AnyIntent, { type }: Method): void {
  if (intent.payment_method_types.includes(type)) return;
  const noun = NOUNS[intent.object];
  throw errors.invalidRequest(
    `The PaymentMethod provided (${type}) is not allowed for this ${noun}. Please attach a different payment method or create the ${noun} with the payment_method_types including ${type}.`,
    'payment_method',
  );
}

/** The method is another customer's, or the intent names none. */
function foreign(intent: AnyIntent, { id, customer }: Method, shown: boolean): StripeError {
  const attached = shown ? { [intent.object]: intent } : {};
  if (intent.customer !== null) return errors.anothersMethod(id, intent.customer, attached);
  return errors.methodNeedsCustomer(intent.object, id, customer as string, attached);
}
