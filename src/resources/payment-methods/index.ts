/** What is paid with. https://docs.stripe.com/api/payment_methods */
import { errors } from '../../contract/errors.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { list } from '../../core/plain.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { attachPaymentMethod, detachPaymentMethod } from './attach.ts';
import { makePaymentMethod } from './make.ts';
import { resolveMethod } from './resolve.ts';
import { update } from './update.ts';

const create: Handler<'POST /v1/payment_methods'> = async (ctx, params) => {
  refuseUnsupported(params, ['custom', 'customer', 'payment_method']);
  return makePaymentMethod(ctx, params);
};

/** Even reading a test name makes a new payment method, as recordings show. */
const retrieve: Handler<'GET /v1/payment_methods/{payment_method}'> = (ctx, _params, { payment_method: id }) =>
  resolveMethod(ctx, id);

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
