/** The mandate on which an intent may debit a customer. https://docs.stripe.com/payments/mandates */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { behaviourOf } from '../../network/methods/behaviour.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import { delayOf } from '../../time/delays.ts';
import { mandateDetails } from '../mandates/details.ts';
import { makeMandate } from '../mandates/make.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { type AnyIntent, type HowConfirmed, NOUNS } from './kinds.ts';

type Method = Stored<'payment_method'>;
type Once = { amount: number; currency: string } | undefined;

/** @returns one that the caller named, a new one, or one that stands; null where none is needed */
export async function mandateFor(
  ctx: Context,
  intent: AnyIntent,
  method: Method,
  how: HowConfirmed,
  once: Once,
): Promise<string | null> {
  if (how.mandate !== undefined) return named(ctx, intent, method, how.mandate);
  const { asksForMandate, mandate } = knownKind(method.type);
  if (!mandate && !asksForMandate) return null;
  if (how.agreed !== undefined) return newMandate(ctx, intent, method, how, once);
  const { data } = await ctx.list('mandate', { where: { payment_method: method.id }, limit: 100 });
  const standing = data.find(({ status, type }) => status !== 'inactive' && type === 'multi_use');
  if (standing !== undefined) return standing.id;
  if (asksForMandate) return newMandate(ctx, intent, method, how, once);
  throw errors.needsMandate(NOUNS[intent.object], `${intent.object}_mandate_invalid`, { [intent.object]: intent });
}

/** A card needs one only where regular charges were announced. https://docs.stripe.com/india-recurring-payments */
export async function cardMandate(ctx: Context, intent: AnyIntent, { agreed }: HowConfirmed): Promise<string | null> {
  if (!intent.payment_method_options?.card?.mandate_options) return null;
  const details = { type: 'card', card: {} };
  const payment_method = intent.payment_method as string;
  return (await makeMandate(ctx, { payment_method, acceptance: agreed, details })).id;
}

async function named(ctx: Context, intent: AnyIntent, method: Method, id: string): Promise<string> {
  const mandate = await ctx.referred('mandate', id, 'mandate');
  const fault =
    mandate.payment_method !== method.id
      ? 'belongs to another payment method'
      : mandate.status === 'inactive' && 'is inactive';
  if (fault) throw errors.invalidRequest(`The mandate ${id} ${fault}.`, 'mandate', `${intent.object}_mandate_invalid`);
  return id;
}

async function newMandate(
  ctx: Context,
  intent: AnyIntent,
  method: Method,
  { agreed }: HowConfirmed,
  once: Once,
): Promise<string> {
  const { type } = method;
  const id = ctx.newId('mandate');
  const options = (intent.payment_method_options ?? {}) as Readonly<
    Record<string, Record<string, unknown> | undefined>
  >;
  const url = `${ctx.env.publicUrl()}/_awning/mandates/${ctx.account}/${id}`;
  const details = mandateDetails(ctx, type, options[type] ?? {}, url);
  const { behaviour, verified } = await ctx.internal<MethodFacts>('payment_method', method.id);
  const unproved = knownKind(type).microdeposits === true && verified !== true;
  const pending = type === 'bacs_debit' || unproved;
  await makeMandate(ctx, { payment_method: method.id, acceptance: agreed, details, once, pending }, id);
  if (type === 'bacs_debit') {
    const status = behaviourOf(behaviour).mandateRefused ? 'inactive' : 'active';
    await ctx.schedule('mandate.answer', delayOf('mandate', ctx.clock), { mandate: id, status });
  }
  return id;
}
