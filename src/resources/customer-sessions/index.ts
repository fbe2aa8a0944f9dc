/** What lets a browser see a customer's payment methods for a while. https://docs.stripe.com/api/customer_sessions */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { componentsOf } from './components.ts';

/** Seconds. */
const LIFETIME = 30 * 60;

const SECRET_LENGTH = 32;

const create: Handler<'POST /v1/customer_sessions'> = async (ctx, params) => {
  refuseUnsupported(params, ['customer_account']);
  if (params.customer === undefined) throw errors.missingParam('customer');
  const { id: customer } = await ctx.referred('customer', params.customer, 'customer');
  const client_secret = `cuss_secret_${ctx.draw(SECRET_LENGTH)}`;
  const session: Stored<'customer_session'> = {
    object: 'customer_session',
    client_secret,
    components: componentsOf(params.components),
    created: ctx.now(),
    customer,
    customer_account: null,
    expires_at: ctx.now() + LIFETIME,
    livemode: false,
  };
  // It has no id: whoever knows the secret finds it.
  await ctx.tx.put('customer_session', { id: client_secret, data: session as never, internal: {} });
  return session;
};

export const customerSessions: Resource = {
  object: 'customer_session',
  operations: { 'POST /v1/customer_sessions': create },
};
