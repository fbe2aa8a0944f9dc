/** What is paid with. https://docs.stripe.com/api/payment_methods */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { list } from '../../core/plain.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined, unset } from '../../core/values.ts';
import { chosenNetwork } from '../../network/describe.ts';
import { expiryFault } from '../../network/numbers.ts';
import { attachPaymentMethod, detachPaymentMethod } from './attach.ts';
import { makePaymentMethod } from './make.ts';
import { resolveMethod } from './resolve.ts';

type Method = Stored<'payment_method'>;

const create: Handler<'POST /v1/payment_methods'> = async (ctx, params) => {
  refuseUnsupported(params, ['customer', 'payment_method']);
  return makePaymentMethod(ctx, params);
};

/** Even reading a test name makes a new payment method, as recordings show. */
const retrieve: Handler<'GET /v1/payment_methods/{payment_method}'> = (ctx, _params, { payment_method: id }) =>
  resolveMethod(ctx, id);

function billingDetails(before: Method['billing_details'], given: Stripe.PaymentMethodUpdateParams['billing_details']) {
  if (!given) return before;
  const { address, ...rest } = given;
  const merged = { ...before, ...defined(unset(rest)) };
  if (address === undefined) return merged;
  return { ...merged, address: address ? { ...before.address, ...defined(unset(address)) } : {} };
}

/** @throws StripeError when the card would have expired */
function changedCard(ctx: Context, method: Method, given: Stripe.PaymentMethodUpdateParams.Card) {
  const card = method.card as NonNullable<Method['card']>;
  const { exp_month = card.exp_month, exp_year = card.exp_year, networks } = given;
  const fault = expiryFault(exp_month, exp_year, ctx.now());
  if (fault !== undefined) throw errors.cardError({ ...fault, param: `card[${fault.param}]` });
  if (networks === undefined) return { ...card, exp_month, exp_year };
  return { ...card, exp_month, exp_year, ...chosenNetwork(card.networks?.available ?? [], networks.preferred || null) };
}

const update: Handler<'POST /v1/payment_methods/{payment_method}'> = async (ctx, params, { payment_method: id }) => {
  const method = await ctx.find('payment_method', id);
  refuseUnsupported(params, ['us_bank_account']);
  if (method.customer === null) {
    throw errors.invalidRequest('You must save this PaymentMethod to a customer before you can update it.');
  }
  const { allow_redisplay, billing_details, card, metadata } = params;
  const changes = {
    ...defined({ allow_redisplay }),
    billing_details: billingDetails(method.billing_details, billing_details),
    ...(card && { card: changedCard(ctx, method, card) }),
    metadata: mergeMetadata(method.metadata ?? {}, metadata),
  };
  return ctx.update('payment_method', id, changes as Partial<Method>, { events: ['payment_method.updated'] });
};

const attach: Handler<'POST /v1/payment_methods/{payment_method}/attach'> = async (
  ctx,
  params,
  { payment_method: id },
) => {
  refuseUnsupported(params, ['customer_account']);
  if (params.customer === undefined) throw errors.missingOneOf('customer', 'customer_account');
  await ctx.referred('customer', params.customer, 'customer');
  return attachPaymentMethod(ctx, id, params.customer);
};

const detach: Handler<'POST /v1/payment_methods/{payment_method}/detach'> = async (
  ctx,
  _params,
  { payment_method: id },
) => {
  const method = await ctx.find('payment_method', id);
  if (method.customer === null) {
    throw errors.invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  }
  return detachPaymentMethod(ctx, method);
};

/** Without a customer there is nothing to list. https://docs.stripe.com/api/payment_methods/list */
const listMethods: Handler<'GET /v1/payment_methods'> = async (ctx, params, path) => {
  refuseUnsupported(params, ['customer_account']);
  const { customer } = params;
  if (customer === undefined) return { object: 'list', data: [], has_more: false, url: '/v1/payment_methods' };
  await ctx.referred('customer', customer, 'customer');
  return list('payment_method', { filters: ['customer', 'type', 'allow_redisplay'] })(ctx, params, path);
};

export const paymentMethods: Resource = {
  object: 'payment_method',
  indexes: {
    allow_redisplay: ({ data }) => data.allow_redisplay as string,
    customer: ({ data }) => data.customer as string | null,
    type: ({ data }) => data.type as string,
  },
  operations: {
    'POST /v1/payment_methods': create,
    'GET /v1/payment_methods': listMethods,
    'GET /v1/payment_methods/{payment_method}': retrieve,
    'POST /v1/payment_methods/{payment_method}': update,
    'POST /v1/payment_methods/{payment_method}/attach': attach,
    'POST /v1/payment_methods/{payment_method}/detach': detach,
  },
  publishable: ['POST /v1/payment_methods'],
};
