/** A payment from the wish to the money. https://docs.stripe.com/api/payment_intents */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { list } from '../../core/plain.ts';
import { created, numeric, token } from '../../core/search/fields.ts';
import { search } from '../../core/search/search.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { checkSecret } from '../intents/secret.ts';
import { approved } from './authenticate.ts';
import { cancel, cancelIntent } from './cancel.ts';
import { capture, take } from './capture.ts';
import { confirm } from './confirm.ts';
import { create } from './create.ts';
import { increment } from './increment.ts';
import { shownLineItems } from './line-items.ts';
import { bankAnswered, depositsReturned } from './settle.ts';
import { intents } from './states.ts';
import { applyBalance, reconcile } from './transfer.ts';
import { update } from './update.ts';
import { verify } from './verify.ts';
import { voucherDue } from './voucher.ts';

const retrieve: Handler<'GET /v1/payment_intents/{intent}'> = async (ctx, params, { intent: id }) => {
  const intent = await ctx.find('payment_intent', id);
  checkSecret(ctx, intent, params.client_secret);
  return intent;
};

const listIntents: Handler<'GET /v1/payment_intents'> = async (ctx, params, path) => {
  refuseUnsupported(params, ['customer_account']);
  return list('payment_intent', { filters: ['customer'] })(ctx, params, path);
};

/** The money that an intent had set aside was given back by the bank. */
async function chargeReleased(ctx: Context, charge: Stored<'charge'>): Promise<void> {
  const intent = charge.payment_intent && (await ctx.get('payment_intent', charge.payment_intent));
  if (intent && intents.allows('cancel', intent)) await cancelIntent(ctx, intent, 'automatic', false);
}

async function reviewed(ctx: Context, { id: review, payment_intent }: Stored<'review'>): Promise<void> {
  if (payment_intent) await ctx.update('payment_intent', payment_intent, { review });
}

/** What was taken in parts is all that will be. */
async function holdLapsed(ctx: Context, { payment_intent }: Stored<'charge'>): Promise<void> {
  const intent = payment_intent && (await ctx.get('payment_intent', payment_intent));
  if (intent && intents.allows('capture', intent)) await take(ctx, intent, 0, {});
}

export const paymentIntents: Resource = {
  object: 'payment_intent',
  indexes: { customer: ({ data }) => data.customer as string | null },
  search: { amount: numeric, created, currency: token, customer: token, metadata: token, status: token },
  operations: {
    'POST /v1/payment_intents': create,
    'GET /v1/payment_intents': listIntents,
    'GET /v1/payment_intents/search': search('payment_intent'),
    'GET /v1/payment_intents/{intent}': retrieve,
    'POST /v1/payment_intents/{intent}': update,
    'POST /v1/payment_intents/{intent}/confirm': confirm,
    'POST /v1/payment_intents/{intent}/capture': capture,
    'POST /v1/payment_intents/{intent}/cancel': cancel,
    'POST /v1/payment_intents/{intent}/increment_authorization': increment,
    'POST /v1/payment_intents/{intent}/verify_microdeposits': verify,
    'POST /v1/payment_intents/{intent}/apply_customer_balance': applyBalance,
  },
  publishable: [
    'GET /v1/payment_intents/{intent}',
    'POST /v1/payment_intents/{intent}/confirm',
    'POST /v1/payment_intents/{intent}/verify_microdeposits',
  ],
  jobs: {
    'payment_intent.approved': approved,
    'payment_intent.settle': bankAnswered,
    'payment_intent.deposits_returned': depositsReturned,
    'payment_intent.voucher': voucherDue,
  },
  includes: { 'amount_details.line_items': shownLineItems },
  reactions: {
    'cash_balance.funded': reconcile,
    'charge.lapsed': holdLapsed,
    'charge.released': chargeReleased,
    'review.opened': reviewed,
  },
};
