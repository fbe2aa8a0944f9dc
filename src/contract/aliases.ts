/** Operations that Stripe answers and its package does not declare: older addresses of others. */

export interface Alias {
  /** The operation whose parameters and answer it has. */
  like: string;
  /** The object that it answers with instead, by the value of its `object`. */
  answers?: string;
  summary: string;
}

const BALANCE: Readonly<Record<string, Alias>> = {
  'GET /v1/balance/history': {
    like: 'GET /v1/balance_transactions',
    summary: 'Lists the transactions that have made up the balance.',
  },
  'GET /v1/balance/history/{id}': {
    like: 'GET /v1/balance_transactions/{id}',
    summary: 'Retrieves a transaction of the balance.',
  },
};

const CHARGES: Readonly<Record<string, Alias>> = {
  'GET /v1/charges/{charge}/dispute': {
    like: 'GET /v1/disputes/{dispute}',
    summary: 'Retrieves the dispute of a charge.',
  },
  'POST /v1/charges/{charge}/dispute': {
    like: 'POST /v1/disputes/{dispute}',
    summary: 'Updates the dispute of a charge.',
  },
  'POST /v1/charges/{charge}/dispute/close': {
    like: 'POST /v1/disputes/{dispute}/close',
    summary: 'Closes the dispute of a charge.',
  },
  'POST /v1/charges/{charge}/refund': {
    like: 'POST /v1/refunds',
    answers: 'charge',
    summary: 'Refunds a charge, and answers with the charge.',
  },
  'GET /v1/charges/{charge}/refunds': { like: 'GET /v1/refunds', summary: 'Lists the refunds of a charge.' },
  'POST /v1/charges/{charge}/refunds': { like: 'POST /v1/refunds', summary: 'Refunds a charge.' },
  'GET /v1/charges/{charge}/refunds/{refund}': {
    like: 'GET /v1/refunds/{refund}',
    summary: 'Retrieves a refund of a charge.',
  },
  'POST /v1/charges/{charge}/refunds/{refund}': {
    like: 'POST /v1/refunds/{refund}',
    summary: 'Updates a refund of a charge.',
  },
};

const FILES: Readonly<Record<string, Alias>> = {
  'GET /v1/files/{file}/contents': {
    like: 'GET /v1/quotes/{quote}/pdf',
    summary: 'Downloads what was uploaded.',
  },
};

const SOURCES = '/v1/customers/{customer}/sources';

/** Before sources, cards and bank accounts had addresses of their own. */
const kept = (noun: string, what: string): Record<string, Alias> => ({
  [`GET /v1/customers/{customer}/${noun}`]: { like: `GET ${SOURCES}`, summary: `Lists the ${what}s of a customer.` },
  [`POST /v1/customers/{customer}/${noun}`]: { like: `POST ${SOURCES}`, summary: `Gives a customer a ${what}.` },
  [`DELETE /v1/customers/{customer}/${noun}/{id}`]: {
    like: `DELETE ${SOURCES}/{id}`,
    summary: `Deletes a ${what} of a customer.`,
  },
  [`GET /v1/customers/{customer}/${noun}/{id}`]: {
    like: `GET ${SOURCES}/{id}`,
    summary: `Retrieves a ${what} of a customer.`,
  },
  [`POST /v1/customers/{customer}/${noun}/{id}`]: {
    like: `POST ${SOURCES}/{id}`,
    summary: `Updates a ${what} of a customer.`,
  },
});

const CUSTOMERS: Readonly<Record<string, Alias>> = {
  ...kept('bank_accounts', 'bank account'),
  ...kept('cards', 'card'),
  'POST /v1/customers/{customer}/bank_accounts/{id}/verify': {
    like: `POST ${SOURCES}/{id}/verify`,
    summary: 'Verifies a bank account of a customer.',
  },
  'GET /v1/customers/{customer}/discount': {
    like: 'DELETE /v1/customers/{customer}/discount',
    answers: 'discount',
    summary: 'Retrieves the discount of a customer.',
  },
};

const SUBSCRIPTIONS = '/v1/customers/{customer}/subscriptions';

/** Subscriptions as parts of their customer. */
const SUBSCRIPTION: Readonly<Record<string, Alias>> = {
  [`GET ${SUBSCRIPTIONS}`]: { like: 'GET /v1/subscriptions', summary: 'Lists the subscriptions of a customer.' },
  [`POST ${SUBSCRIPTIONS}`]: { like: 'POST /v1/subscriptions', summary: 'Subscribes a customer.' },
  [`DELETE ${SUBSCRIPTIONS}/{subscription_exposed_id}`]: {
    like: 'DELETE /v1/subscriptions/{subscription_exposed_id}',
    summary: 'Cancels a subscription.',
  },
  [`GET ${SUBSCRIPTIONS}/{subscription_exposed_id}`]: {
    like: 'GET /v1/subscriptions/{subscription_exposed_id}',
    summary: 'Retrieves a subscription.',
  },
  [`POST ${SUBSCRIPTIONS}/{subscription_exposed_id}`]: {
    like: 'POST /v1/subscriptions/{subscription_exposed_id}',
    summary: 'Updates a subscription.',
  },
  [`DELETE ${SUBSCRIPTIONS}/{subscription_exposed_id}/discount`]: {
    like: 'DELETE /v1/subscriptions/{subscription_exposed_id}/discount',
    summary: 'Deletes the discount of a subscription.',
  },
  [`GET ${SUBSCRIPTIONS}/{subscription_exposed_id}/discount`]: {
    like: 'DELETE /v1/subscriptions/{subscription_exposed_id}/discount',
    answers: 'discount',
    summary: 'Retrieves the discount of a subscription.',
  },
};

export const ALIASES: Readonly<Record<string, Alias>> = {
  ...BALANCE,
  ...CHARGES,
  ...FILES,
  ...CUSTOMERS,
  ...SUBSCRIPTION,
};
