/** Choosing what an intent is to be paid with. */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { makePaymentMethod } from '../payment-methods/make.ts';
import { type MethodFacts, resolveMethod } from '../payment-methods/resolve.ts';
import { type Intent, intents, requireState } from './states.ts';

export interface Choice {
  payment_method?: string;
  payment_method_data?: Stripe.PaymentIntentCreateParams.PaymentMethodData;
}

/**
 * Sets the payment method that the parameters name or describe; nothing happens when they do neither.
 * @throws StripeError when it belongs to another customer, was used up, or cannot pay this intent
 */
export async function chooseMethod(ctx: Context, intent: Intent, params: Choice): Promise<Intent> {
  const { payment_method, payment_method_data } = params;
  if (!payment_method && payment_method_data === undefined) return intent;
  if (payment_method && payment_method_data) throw errors.mutuallyExclusive('payment_method', 'payment_method_data');
  requireState(intent, 'choose');
  const method = payment_method_data
    ? (await makePaymentMethod(ctx, payment_method_data as Stripe.PaymentMethodCreateParams, 'payment_method_data')).id
    : await usable(ctx, intent, payment_method as string);
  const { to } = intents.step(intent.status, 'choose', 'done');
  return ctx.update('payment_intent', intent.id, { payment_method: method, status: to, next_action: null });
}

async function usable(ctx: Context, intent: Intent, id: string): Promise<string> {
  const method = await resolveMethod(ctx, id, 'payment_method');
  if (!intent.payment_method_types.includes(method.type)) {
    throw errors.invalidRequest(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a different payment method or create the PaymentIntent with the payment_method_types including ${method.type}.`,
      'payment_method',
    );
  }
  if (method.customer !== null && method.customer !== intent.customer)
    throw belongsToAnother(intent, method.id, method.customer as string);
  const facts = await ctx.internal<MethodFacts>('payment_method', method.id);
  if (method.customer === null && facts.usedUp) throw errors.usedUpMethod();
  return method.id;
}

function belongsToAnother(intent: Intent, id: string, owner: string) {
  if (intent.customer === null) {
    return errors.invalidRequest(
      `The \`payment_method\` parameter supplied ${id} belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`,
      'payment_method',
    );
  }
  return errors.notTheCustomersMethod(id, 'payment_method');
}
