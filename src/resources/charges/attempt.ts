/** What is charged, and with what: everything that an intent says about its charge. */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { pick } from '../../core/values.ts';
import type { Approved, Declined } from '../../network/authorize.ts';
import { type CardFacts, type CardUse, cardPaymentDetails } from '../../network/describe.ts';
import type { HoldRequests } from '../../network/holds.ts';
import { paidDetails } from '../../network/methods/paid.ts';
import type { Once } from '../intents/once.ts';
import { cardOf, type MethodFacts } from '../payment-methods/resolve.ts';
import { fullDescriptor } from './descriptor.ts';
import { holdRequests } from './holds.ts';

type Charge = Stored<'charge'>;
type Intent = Stored<'payment_intent'>;
type Method = Stored<'payment_method'>;
type Details = NonNullable<Charge['payment_method_details']>;

/** A card, or anything else. */
export type Means =
  | {
      kind: 'card';
      card: CardFacts & CardUse & { asked?: HoldRequests };
      address: { line1: string | null; postal_code: string | null } | null;
    }
  | { kind: 'other'; details: Details; internal: Readonly<Record<string, unknown>> };

export interface Attempt {
  fields: Partial<Charge> & Pick<Charge, 'amount' | 'billing_details' | 'currency'>;
  means: Means;
  /** The intent that it belongs to. */
  family?: string;
}

/** `payment_method_details` of the charge that an outcome makes. */
export function detailsOf(
  ctx: Context,
  { fields, means }: Attempt,
  outcome: Approved | Declined,
  captured: boolean,
): Details {
  if (means.kind === 'other') return means.details;
  const { card, address } = means;
  const { amount } = fields;
  const draw = (length: number) => ctx.draw(length);
  return {
    type: 'card',
    card: cardPaymentDetails({ ...card, address, outcome, amount, captured, now: ctx.now(), draw }),
  };
}

async function meansOf(ctx: Context, method: Method, intent: Intent, mandate: string | null): Promise<Means> {
  const facts = await ctx.internal<MethodFacts>('payment_method', method.id);
  if (method.type !== 'card') {
    const shown = method[method.type as keyof Method] as object;
    const options = (intent.payment_method_options ?? {}) as Readonly<Record<string, object | undefined>>;
    const paid = { details: shown, options: { ...options[method.type] }, mandate };
    const details = paidDetails(method.type, paid) as Details;
    return { kind: 'other', details, internal: { method: method.type, behaviour: facts.behaviour } };
  }
  const { exp_month: expMonth, exp_year: expYear } = method.card as NonNullable<Method['card']>;
  const how = await ctx.internal<Once>('payment_intent', intent.id);
  const card = {
    card: cardOf(facts),
    expMonth,
    expYear,
    cvcGiven: facts.cvcGiven === true,
    asked: holdRequests(intent),
    mandate,
    ...pick(how, ['imported', 'moto']),
  };
  return { kind: 'card', card, address: method.billing_details.address };
}

/** @param mandate on which an account is debited */
export async function attemptOf(ctx: Context, intent: Intent, mandate: string | null = null): Promise<Attempt> {
  const method = await ctx.find('payment_method', intent.payment_method as string);
  const { radar } = await ctx.internal<{ radar?: object }>('payment_intent', intent.id);
  const { amount, currency, customer, description, metadata, receipt_email, shipping, transfer_group } = intent;
  const { statement_descriptor, statement_descriptor_suffix } = intent;
  return {
    means: await meansOf(ctx, method, intent, mandate),
    family: intent.id,
    fields: {
      amount,
      billing_details: method.billing_details as Charge['billing_details'],
      calculated_statement_descriptor: method.type === 'card' ? fullDescriptor(intent) : null,
      currency,
      customer,
      description,
      metadata,
      payment_intent: intent.id,
      payment_method: method.id,
      radar_options: (radar ?? {}) as NonNullable<Charge['radar_options']>,
      receipt_email,
      shipping: shipping as Charge['shipping'],
      statement_descriptor,
      statement_descriptor_suffix,
      transfer_group,
    },
  };
}
