/** Changing a payment method that a customer holds. https://docs.stripe.com/api/payment_methods/update */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { defined, pick, unset } from '../../core/values.ts';
import { chosenNetwork } from '../../network/describe.ts';
import { expiryFault } from '../../network/numbers.ts';

type Method = Stored<'payment_method'>;
type Params = Stripe.PaymentMethodUpdateParams;

function billingDetails(before: Method['billing_details'], given: Params['billing_details']) {
  if (!given) return before;
  const { address, ...rest } = given;
  const merged = { ...before, ...defined(unset(rest)) };
  if (address === undefined) return merged;
  return { ...merged, address: address ? { ...before.address, ...defined(unset(address)) } : {} };
}

/** @throws StripeError when the card would have expired */
function changedCard(ctx: Context, method: Method, given: Params['card'] & object) {
  const card = method.card as NonNullable<Method['card']>;
  const { exp_month = card.exp_month, exp_year = card.exp_year, networks } = given;
  const fault = expiryFault(exp_month, exp_year, ctx.now());
  if (fault !== undefined) throw errors.cardError({ ...fault, param: `card[${fault.param}]` });
  if (networks === undefined) return { ...card, exp_month, exp_year };
  return { ...card, exp_month, exp_year, ...chosenNetwork(card.networks?.available ?? [], networks.preferred || null) };
}

/** Another account, or another name for it. */
function changedPayto(before: Method['payto'], given: Params['payto'] & object): object {
  const { account_number, ...rest } = given;
  return { ...before, ...defined(rest), ...defined({ last4: account_number?.slice(-4) }) };
}

/** What changes of the details of the method's own type. @throws StripeError when another type is described */
function changedDetails(ctx: Context, method: Method, { card, payto, us_bank_account }: Params): object {
  for (const [name, given] of Object.entries({ card, payto, us_bank_account })) {
    if (given !== undefined && name !== method.type) throw errors.otherMethodDescribed(method.type, name, name);
  }
  if (card) return { card: changedCard(ctx, method, card) };
  if (payto) return { payto: changedPayto(method.payto, payto) };
  if (!us_bank_account) return {};
  const holder = pick(us_bank_account, ['account_holder_type', 'account_type']);
  return { us_bank_account: { ...method.us_bank_account, ...holder } };
}

export const update: Handler<'POST /v1/payment_methods/{payment_method}'> = async (
  ctx,
  params,
  { payment_method: id },
) => {
  const method = await ctx.find('payment_method', id);
  if (method.customer === null) {
    throw errors.invalidRequest('You must save this PaymentMethod to a customer before you can update it.');
  }
  const { allow_redisplay, billing_details, metadata } = params;
  const changes = {
    ...defined({ allow_redisplay }),
    billing_details: billingDetails(method.billing_details, billing_details),
    ...changedDetails(ctx, method, params),
    metadata: mergeMetadata(method.metadata ?? {}, metadata),
  };
  const after = await ctx.update('payment_method', id, changes as Partial<Method>, {
    events: ['payment_method.updated'],
  });
  await ctx.signal('payment_method.updated', after);
  return after;
};
