/** What the account has, and every movement that made it. https://docs.stripe.com/api/balance */
import type { Handler, Resource } from '../../core/operation.ts';
import { list, retrieve } from '../../core/plain.ts';
import { releasePending, showBalance, tellAvailable } from './book.ts';
import { payoutIndex, requireAutomatic } from './unpaid.ts';

const retrieveBalance: Handler<'GET /v1/balance'> = (ctx) => showBalance(ctx);

const page = list('balance_transaction', { filters: ['currency', 'payout', 'source', 'type'] });

const listTransactions: Handler<'GET /v1/balance_transactions'> = async (ctx, params, path) => {
  if (params.payout !== undefined) await requireAutomatic(ctx, params.payout);
  return page(ctx, params, path);
};

export const balance: Resource = {
  object: 'balance',
  operations: { 'GET /v1/balance': retrieveBalance },
  jobs: { 'balance.release': releasePending, 'balance.tell': tellAvailable },
};

export const balanceTransactions: Resource = {
  object: 'balance_transaction',
  indexes: {
    currency: ({ data }) => data.currency as string,
    payout: payoutIndex,
    pending_until: ({ data }) => (data.status === 'pending' ? String(data.available_on) : null),
    source: ({ data }) => data.source as string | null,
    type: ({ data }) => data.type as string,
  },
  operations: {
    'GET /v1/balance_transactions': listTransactions,
    'GET /v1/balance/history': listTransactions,
    'GET /v1/balance/history/{id}': retrieve('balance_transaction'),
    'GET /v1/balance_transactions/{id}': retrieve('balance_transaction'),
  },
};
