/** The transactions of customers' balances. https://docs.stripe.com/api/customer_balance_transactions */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf } from '../../core/plain.ts';
import { defined, pick } from '../../core/values.ts';
import { adjustBalance } from './adjust.ts';

type Transaction = Stored<'customer_balance_transaction'>;

async function find(ctx: Context, path: { customer: string; transaction: string }): Promise<Transaction> {
  await ctx.find('customer', path.customer);
  const transaction = await ctx.find('customer_balance_transaction', path.transaction);
  if (transaction.customer !== path.customer)
    throw errors.resourceMissing('customer_balance_transaction', path.transaction);
  return transaction;
}

const create: Handler<'POST /v1/customers/{customer}/balance_transactions'> = async (ctx, params, { customer }) => {
  await ctx.find('customer', customer);
  const { amount, currency, description, metadata } = params;
  return adjustBalance(ctx, customer, { amount, currency, description, metadata, type: 'adjustment' });
};

const list: Handler<'GET /v1/customers/{customer}/balance_transactions'> = async (ctx, params, { customer }) => {
  await ctx.find('customer', customer);
  const { invoice } = params;
  return pageOf(ctx, 'customer_balance_transaction', params, { where: { customer, ...defined({ invoice }) } });
};

const update: Handler<'POST /v1/customers/{customer}/balance_transactions/{transaction}'> = async (
  ctx,
  params,
  path,
) => {
  const transaction = await find(ctx, path);
  const metadata = mergeMetadata(transaction.metadata ?? {}, params.metadata);
  return ctx.update('customer_balance_transaction', transaction.id, { ...pick(params, ['description']), metadata });
};

export const customerBalanceTransactions: Resource = {
  object: 'customer_balance_transaction',
  indexes: {
    customer: ({ data }) => data.customer as string,
    invoice: ({ data }) => data.invoice as string | null,
  },
  operations: {
    'POST /v1/customers/{customer}/balance_transactions': create,
    'GET /v1/customers/{customer}/balance_transactions': list,
    'GET /v1/customers/{customer}/balance_transactions/{transaction}': (ctx, _params, path) => find(ctx, path),
    'POST /v1/customers/{customer}/balance_transactions/{transaction}': update,
  },
};
