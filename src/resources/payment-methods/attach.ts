/** Whose a payment method is. https://docs.stripe.com/api/payment_methods/attach */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { attach as askNetwork } from '../../network/attach.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import { generatesDebit } from './generated.ts';
import { cardOf, type MethodFacts, resolveMethod } from './resolve.ts';

type Method = Stored<'payment_method'>;
type Intent = Pick<Stored<'payment_intent'> | Stored<'setup_intent'>, 'customer' | 'payment_method'>;
/** What the card shall be good for afterwards. */
type FutureUsage = 'off_session' | 'on_session' | null;

/**
 * Nothing happens when it is the customer's already.
 * @param id `pm_…` or a test name
 * @throws StripeError 402 when the bank refuses the card, 400 when it belongs to another customer
 */
export async function attachPaymentMethod(ctx: Context, id: string, customer: string): Promise<Method> {
  const method = await resolveMethod(ctx, id);
  if (method.customer === customer) return method;
  if (method.customer !== null)
    throw errors.invalidRequest('The payment method you provided has already been attached to a customer.');
  const facts = await ctx.internal<MethodFacts>('payment_method', method.id);
  if (facts.usedUp) throw errors.usedUpByDetaching();
  if (method.type !== 'card') return giveTo(ctx, checkKept(method), customer);
  const outcome = askNetwork(cardOf(facts), {
    cvcGiven: facts.cvcGiven === true,
    address: method.billing_details.address,
  });
  if (outcome.kind === 'declined')
    throw errors.cardError({ ...outcome.decline, param: outcome.decline.param ?? '' }, {});
  return giveTo(ctx, method, customer, outcome.checks);
}

/** @throws StripeError for a type that is good for one payment only */
function checkKept(method: Method): Method {
  if (knownKind(method.type).future !== undefined) return method;
  throw errors.invalidRequest(`Payment methods of type ${method.type} cannot be saved to customers.`);
}

async function giveTo(ctx: Context, method: Method, customer: string, checks?: object): Promise<Method> {
  const card = checks && { card: { ...method.card, checks } as NonNullable<Method['card']> };
  return ctx.update('payment_method', method.id, { customer, ...card }, { events: ['payment_method.attached'] });
}

/** Once detached it can never be used again. */
export async function detachPaymentMethod(ctx: Context, method: Method): Promise<Method> {
  const customer = method.customer;
  const detached = await ctx.update('payment_method', method.id, { customer: null }, { internal: { usedUp: true } });
  await ctx.emit('payment_method.detached', detached, { customer });
  await ctx.signal('payment_method.detached', detached);
  return detached;
}

/** The customer is gone. */
export async function detachAll(ctx: Context, customer: string): Promise<void> {
  for (;;) {
    const { data } = await ctx.list('payment_method', { where: { customer }, limit: 100 });
    if (data.length === 0) return;
    for (const method of data) await detachPaymentMethod(ctx, method);
  }
}

/** A payment method that was used without a customer is used up; one that shall be kept becomes the customer's. */
export async function keepAfterUse(ctx: Context, intent: Intent, usage: FutureUsage): Promise<void> {
  const method = await ctx.find('payment_method', intent.payment_method as string);
  const setUp = usage === 'off_session';
  if (setUp) await ctx.update('payment_method', method.id, {}, { internal: { setUp } });
  if (method.customer !== null) return;
  const keeps = usage !== null && knownKind(method.type).future !== undefined && !generatesDebit(method.type);
  const keeper = keeps && intent.customer !== null ? await ctx.get('customer', intent.customer) : undefined;
  // Who was deleted meanwhile keeps nothing.
  if (keeper !== undefined) await giveTo(ctx, method, keeper.id);
  else await ctx.update('payment_method', method.id, {}, { internal: { usedUp: true } });
}
