/** Keys with which an app on a phone acts for one customer for an hour. https://docs.stripe.com/payments/accept-a-payment?platform=ios */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';

/** Seconds. */
const LIFETIME = 3600;

const SECRET_LENGTH = 24;

/** Private facts of a key. */
export interface EphemeralFacts {
  secret: string;
  customer: string;
}

/** The secret names the account, as whoever shows it says nothing else. */
const newSecret = (ctx: Context): string => `ek_test_${btoa(`${ctx.account},${ctx.draw(SECRET_LENGTH)}`)}`;

const create: Handler<'POST /v1/ephemeral_keys'> = async (ctx, params) => {
  refuseUnsupported(params, ['issuing_card', 'nonce', 'verification_session']);
  if (params.customer === undefined) throw errors.missingParam('customer');
  const { id: customer } = await ctx.referred('customer', params.customer, 'customer');
  const internal: EphemeralFacts = { secret: newSecret(ctx), customer };
  const key = await ctx.create(
    'ephemeral_key',
    { associated_objects: [{ id: customer, type: 'customer' }], expires: ctx.now() + LIFETIME } as never,
    { internal: internal as unknown as Record<string, unknown> },
  );
  return { ...key, secret: internal.secret };
};

const remove: Handler<'DELETE /v1/ephemeral_keys/{key}'> = async (ctx, _params, { key: id }) => {
  const key = await ctx.find('ephemeral_key', id);
  await ctx.remove('ephemeral_key', id);
  return { ...key, expires: ctx.now() };
};

export const ephemeralKeys: Resource = {
  object: 'ephemeral_key',
  indexes: { secret: ({ internal }) => internal.secret as string },
  operations: { 'POST /v1/ephemeral_keys': create, 'DELETE /v1/ephemeral_keys/{key}': remove },
};
