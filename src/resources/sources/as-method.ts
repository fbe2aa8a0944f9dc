/** Cards of the older API are payment methods too, under the same id. https://docs.stripe.com/payments/payment-methods/transitioning */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { defined } from '../../core/values.ts';
import { type CardFacts, methodCard } from '../../network/describe.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { sourceFacts } from '../source-objects/facts.ts';
import { billingDetailsOf, type Card, factsOf } from './card.ts';
import type { Source } from './find.ts';

type Method = Stored<'payment_method'>;
type SourceObject = Stored<'source'>;

interface Shown {
  facts: CardFacts;
  billing_details: Method['billing_details'];
  checks: NonNullable<NonNullable<Method['card']>['checks']>;
}

async function ofCard(ctx: Context, card: Card): Promise<Shown> {
  return {
    facts: await factsOf(ctx, card),
    billing_details: billingDetailsOf(card),
    checks: {
      address_line1_check: card.address_line1_check,
      address_postal_code_check: card.address_zip_check,
      cvc_check: card.cvc_check,
    },
  };
}

async function ofSource(ctx: Context, source: SourceObject): Promise<Shown> {
  const { card, owner } = source;
  const { address = null, email = null, name = null, phone = null } = owner ?? {};
  return {
    facts: (await sourceFacts(ctx, source)).card as CardFacts,
    billing_details: { address, email, name, phone, tax_id: null },
    checks: {
      address_line1_check: card?.address_line1_check ?? null,
      address_postal_code_check: card?.address_zip_check ?? null,
      cvc_check: card?.cvc_check ?? null,
    },
  };
}

async function fieldsOf(ctx: Context, source: Card | SourceObject) {
  const shown = source.object === 'card' ? await ofCard(ctx, source) : await ofSource(ctx, source);
  const { billing_details, checks, facts } = shown;
  const card = { ...methodCard(facts, null), checks } as NonNullable<Method['card']>;
  const { allow_redisplay } = source;
  const customer = source.customer as string | null;
  const metadata = source.metadata ?? {};
  return {
    facts,
    fields: { allow_redisplay: allow_redisplay ?? ('unspecified' as const), billing_details, card, customer, metadata },
  };
}

const isCard = (source: Source): source is Card | SourceObject =>
  source.object === 'card' || (source.object === 'source' && source.type === 'card');

/** Makes the payment method of a customer's card, or changes it as the card has changed; nobody is told. */
export async function showAsMethod(ctx: Context, source: Source): Promise<void> {
  if (!isCard(source)) return;
  const { facts, fields } = await fieldsOf(ctx, source);
  if ((await ctx.get('payment_method', source.id)) !== undefined) {
    await ctx.update('payment_method', source.id, fields);
    return;
  }
  const internal: MethodFacts = { card: facts.card, cvcGiven: facts.cvcGiven };
  await ctx.create('payment_method', { ...fields, type: 'card' }, { id: source.id, internal: { ...internal } });
}

/** It is a payment method no longer. */
export async function hideAsMethod(ctx: Context, { id }: Source): Promise<void> {
  if ((await ctx.get('payment_method', id)) !== undefined) await ctx.remove('payment_method', id);
}

/** What was changed of the payment method has changed of the card. */
export async function methodChanged(ctx: Context, { id, billing_details, card, metadata }: Method): Promise<void> {
  const { exp_month, exp_year } = card ?? {};
  const { address, email, name, phone } = billing_details;
  const shared = { metadata: metadata ?? {} };
  const source = await ctx.get('source', id);
  if (source !== undefined) {
    const owner = { ...source.owner, address, email, name, phone } as SourceObject['owner'];
    await ctx.update('source', id, { ...shared, card: { ...source.card, ...defined({ exp_month, exp_year }) }, owner });
  }
  if ((await ctx.get('card', id)) === undefined) return;
  const lines = {
    address_city: address?.city ?? null,
    address_country: address?.country ?? null,
    address_line1: address?.line1 ?? null,
    address_line2: address?.line2 ?? null,
    address_state: address?.state ?? null,
    address_zip: address?.postal_code ?? null,
  };
  await ctx.update('card', id, { ...shared, ...lines, ...defined({ exp_month, exp_year }), name });
}
