/** Keeping a payment method for later, without a payment now. https://docs.stripe.com/api/setup_intents */
import type { Handler, Resource } from '../../core/operation.ts';
import { list } from '../../core/plain.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { checkSecret } from '../intents/secret.ts';
import { cancel } from './cancel.ts';
import { confirm } from './confirm.ts';
import { create } from './create.ts';
import { depositsReturned, verify } from './deposits.ts';
import { update } from './update.ts';

const retrieve: Handler<'GET /v1/setup_intents/{intent}'> = async (ctx, params, { intent: id }) => {
  const intent = await ctx.find('setup_intent', id);
  checkSecret(ctx, intent, params.client_secret);
  return intent;
};

const listSetups: Handler<'GET /v1/setup_intents'> = async (ctx, params, path) => {
  refuseUnsupported(params, ['attach_to_self', 'customer_account']);
  return list('setup_intent', { filters: ['customer', 'payment_method'] })(ctx, params, path);
};

export const setupIntents: Resource = {
  object: 'setup_intent',
  indexes: {
    customer: ({ data }) => data.customer as string | null,
    payment_method: ({ data }) => data.payment_method as string | null,
  },
  operations: {
    'POST /v1/setup_intents': create,
    'GET /v1/setup_intents': listSetups,
    'GET /v1/setup_intents/{intent}': retrieve,
    'POST /v1/setup_intents/{intent}': update,
    'POST /v1/setup_intents/{intent}/confirm': confirm,
    'POST /v1/setup_intents/{intent}/cancel': cancel,
    'POST /v1/setup_intents/{intent}/verify_microdeposits': verify,
  },
  publishable: [
    'GET /v1/setup_intents/{intent}',
    'POST /v1/setup_intents/{intent}/confirm',
    'POST /v1/setup_intents/{intent}/verify_microdeposits',
  ],
  jobs: { 'setup_intent.deposits_returned': depositsReturned },
};
