/** Making payment methods of all types but cards. https://docs.stripe.com/api/payment_methods/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined, unset } from '../../core/values.ts';
import { describeMethod, isFault } from '../../network/methods/describe.ts';
import type { MethodKind } from '../../network/methods/kind.ts';
import type { Named } from '../../network/methods/named.ts';
import type { MethodFacts } from './resolve.ts';

type Params = Stripe.PaymentMethodCreateParams;
type Method = Stored<'payment_method'>;

interface Options {
  /** Where the parameters stand, for errors. */
  at?: string;
  /** The account needs no further proof. */
  verified?: boolean;
}

const within = (at: string, name: string): string => {
  const [first = '', ...rest] = name.split('.');
  return (at === '' ? first : `${at}[${first}]`) + rest.map((part) => `[${part}]`).join('');
};

/** @throws StripeError when a detail of the customer is missing without which the method cannot pay */
function checkHolder({ needs = [] }: MethodKind, given: Params['billing_details'], at: string): void {
  for (const name of needs) {
    const value = name === 'address' ? (given?.address || undefined)?.line1 : given?.[name as 'email' | 'name'];
    if (!value) throw errors.missingParam(within(at, `billing_details.${name === 'address' ? 'address.line1' : name}`));
  }
}

export async function makeOtherMethod(
  ctx: Context,
  kind: MethodKind,
  params: Params,
  { at = '', verified = false }: Options = {},
): Promise<Method> {
  const { type } = kind;
  const { allow_redisplay, billing_details, metadata, radar_options } = params;
  checkHolder(kind, billing_details, at);
  const given = (params as unknown as Record<string, object | undefined>)[type] ?? {};
  refuseUnsupported(given as Record<string, unknown>, ['financial_connections_account']);
  const described = describeMethod(type, given as Record<string, string>, ctx.account);
  if (isFault(described)) {
    const param = within(at, `${type}.${described.param}`);
    throw described.message === undefined
      ? errors.missingParam(param)
      : errors.invalidRequest(described.message, param, described.code);
  }
  const internal: MethodFacts = { ...defined({ behaviour: described.behaviour }), verified };
  return ctx.create(
    'payment_method',
    {
      allow_redisplay: allow_redisplay ?? 'unspecified',
      billing_details: { address: {}, ...defined(unset({ ...billing_details })) },
      metadata: newMetadata(metadata),
      ...defined({ radar_options }),
      type,
      [type]: described.details,
    } as never,
    { internal: internal as unknown as Record<string, unknown> },
  );
}

const HOLDER = {
  address: { city: 'London', country: 'GB', line1: '123 Main St', postal_code: 'SW1A 1AA' },
  email: 'jenny@example.com',
  name: 'Jenny Rosen',
};

/** What a test name stands for: an account that needs no further proof. */
export const makeNamedOther = (ctx: Context, kind: MethodKind, { type, given }: Named): Promise<Method> =>
  makeOtherMethod(ctx, kind, { type, [type]: given, billing_details: HOLDER } as never, { verified: true });
