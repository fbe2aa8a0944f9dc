/** What customers pay with by the older Sources API. https://docs.stripe.com/api/sources */
import { errors } from '../../contract/errors.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf } from '../../core/plain.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { expireSource } from './approve.ts';
import { changesOf } from './change.ts';
import { create } from './create.ts';
import { checkSecret } from './facts.ts';
import { refundMade } from './receive.ts';

const retrieve: Handler<'GET /v1/sources/{source}'> = async (ctx, { client_secret }, { source: id }) => {
  const source = await ctx.find('source', id);
  checkSecret(ctx, source, client_secret);
  return source;
};

const update: Handler<'POST /v1/sources/{source}'> = async (ctx, params, { source: id }) => {
  refuseUnsupported(params, ['mandate', 'source_order']);
  const source = await ctx.find('source', id);
  const events = source.customer === undefined ? [] : ['customer.source.updated'];
  return ctx.update('source', id, changesOf(source, params), { events });
};

const verify: Handler<'POST /v1/sources/{source}/verify'> = async (ctx, _params, { source: id }) => {
  await ctx.find('source', id);
  throw errors.invalidRequest('This source has no code that could be verified.');
};

const transactions: Handler<'GET /v1/sources/{source}/source_transactions'> = async (ctx, params, { source }) => {
  await ctx.find('source', source);
  return pageOf(ctx, 'source_transaction', params, { where: { source } });
};

export const sourceObjects: Resource = {
  object: 'source',
  indexes: { customer: ({ data }) => data.customer as string | undefined },
  operations: {
    'POST /v1/sources': create,
    'GET /v1/sources/{source}': retrieve,
    'POST /v1/sources/{source}': update,
    'POST /v1/sources/{source}/verify': verify,
    'GET /v1/sources/{source}/source_transactions': transactions,
  },
  publishable: ['POST /v1/sources', 'GET /v1/sources/{source}'],
  reactions: { 'refund.made': refundMade },
  jobs: { 'source.expire': expireSource },
};

export const sourceTransactions: Resource = {
  object: 'source_transaction',
  indexes: { source: ({ data }) => data.source as string },
  operations: {},
};

export const mandateNotifications: Resource = { object: 'source_mandate_notification', operations: {} };
