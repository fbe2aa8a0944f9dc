/** Charging a card directly, as programs did before PaymentIntents. https://docs.stripe.com/api/charges/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { checkEmail } from '../../core/email.ts';
import { newMetadata } from '../../core/metadata.ts';
import { checkChargeAmount, checkCurrency } from '../../core/money.ts';
import type { Handler } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { addressOf, billingDetailsOf, type Card, factsOf, storeCard } from '../sources/card.ts';
import { type Source, sourceOf } from '../sources/find.ts';
import { givenSource } from '../sources/given.ts';
import { useCardToken } from '../tokens/use.ts';
import { chargeAccount } from './by-account.ts';
import { chargeCard } from './by-card.ts';
import { chargeSource } from './by-source.ts';
import { fullDescriptor } from './descriptor.ts';
import type { Charge } from './states.ts';

type Params = Stripe.ChargeCreateParams;

/** What to charge: a token, a source of the customer, or the customer's default. */
async function sourceToCharge(ctx: Context, params: Params): Promise<Source> {
  const { customer: id } = params;
  const source = await givenSource(ctx, params);
  if (id === undefined) {
    if (source === undefined) throw errors.missingOneOf('source', 'customer');
    const object = await looseSource(ctx, source);
    if (object !== undefined) return object;
    return storeCard(ctx, await useCardToken(ctx, source, 'source'), null);
  }
  const customer = await ctx.referred('customer', id, 'customer');
  const wanted = source ?? (customer.default_source as string | null);
  if (wanted === null) throw errors.missingCard(id);
  const found = (await sourceOf(ctx, id, wanted)) ?? (await authenticatedCard(ctx, id, wanted));
  if (found === undefined) throw errors.unlinkedSource(id, wanted);
  return found;
}

/** A source that belongs to nobody. @throws StripeError when it is a customer's: that must be named */
async function looseSource(ctx: Context, id: string): Promise<Stored<'source'> | undefined> {
  const source = await ctx.get('source', id);
  if (source === undefined && id.startsWith('src_')) throw errors.resourceMissing('source', id, 'source');
  if (source?.customer === undefined) return source;
  throw errors.invalidRequest(`The source ${id} is attached to a customer: pass the customer too.`, 'customer');
}

/** The customer has authenticated one of the cards for this charge. */
async function authenticatedCard(ctx: Context, customer: string, id: string): Promise<Stored<'source'> | undefined> {
  const source = await ctx.get('source', id);
  return source?.three_d_secure?.customer === customer ? source : undefined;
}

/** What does not depend on the source. */
const fieldsOf = (params: Params) => ({
  amount: params.amount as number,
  currency: (params.currency as string).toLowerCase(),
  customer: params.customer ?? null,
  description: params.description ?? null,
  metadata: newMetadata(params.metadata),
  radar_options: (params.radar_options ?? {}) as NonNullable<Charge['radar_options']>,
  receipt_email: params.receipt_email ?? null,
  shipping: (params.shipping ?? null) as Charge['shipping'],
  statement_descriptor: params.statement_descriptor ?? null,
  statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
  transfer_group: params.transfer_group ?? null,
});

async function attempt(ctx: Context, params: Params, card: Card) {
  const shared = fieldsOf(params);
  const fields = {
    ...shared,
    billing_details: billingDetailsOf(card),
    calculated_statement_descriptor: fullDescriptor(shared),
    payment_method: card.id,
    source: card,
  };
  return {
    fields,
    means: { kind: 'card' as const, card: await factsOf(ctx, card), address: addressOf(card) },
  };
}

const UNSUPPORTED = [
  'application_fee',
  'application_fee_amount',
  'destination',
  'on_behalf_of',
  'transfer_data',
] as const;

export const create: Handler<'POST /v1/charges'> = async (ctx, params) => {
  refuseUnsupported(params, UNSUPPORTED);
  if (params.amount === undefined) throw errors.missingParam('amount');
  if (params.currency === undefined) throw errors.missingParam('currency');
  checkChargeAmount(params.amount, checkCurrency(params.currency));
  checkEmail(params.receipt_email, 'receipt_email');
  const card = await sourceToCharge(ctx, params);
  if (card.object === 'source') return chargeSource(ctx, params, card, fieldsOf(params));
  if (card.object === 'bank_account') return chargeAccount(ctx, params, card, fieldsOf(params));
  return chargeCard(ctx, await attempt(ctx, params, card), { captured: params.capture !== false });
};
