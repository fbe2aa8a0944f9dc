/** What the account has, and every movement that made it. https://docs.stripe.com/api/balance */
import type { Handler, Resource } from '../../core/operation.ts';
import { list, retrieve } from '../../core/plain.ts';
import { readBalance, releasePending, tellAvailable } from './book.ts';

const retrieveBalance: Handler<'GET /v1/balance'> = (ctx) => readBalance(ctx);

export const balance: Resource = {
  object: 'balance',
  operations: { 'GET /v1/balance': retrieveBalance },
  jobs: { 'balance.release': releasePending, 'balance.tell': tellAvailable },
};

const FILTERS = ['currency', 'payout', 'source', 'type'];

export const balanceTransactions: Resource = {
  object: 'balance_transaction',
  indexes: {
    currency: ({ data }) => data.currency as string,
    payout: () => null,
    pending_until: ({ data }) => (data.status === 'pending' ? String(data.available_on) : null),
    source: ({ data }) => data.source as string | null,
    type: ({ data }) => data.type as string,
  },
  operations: {
    'GET /v1/balance_transactions': list('balance_transaction', { filters: FILTERS }),
    'GET /v1/balance_transactions/{id}': retrieve('balance_transaction'),
  },
};
