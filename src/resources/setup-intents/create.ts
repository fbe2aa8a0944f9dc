/** Making an intent, and confirming it at once where that is asked for. https://docs.stripe.com/api/setup_intents/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { spendToken, withToken } from '../confirmation-tokens/use.ts';
import { chosenTypes } from '../intents/automatic.ts';
import { withoutChoice } from '../intents/method.ts';
import { importedOf, refuseOnce } from '../intents/once.ts';
import { newSecret } from '../intents/secret.ts';
import { checkUse } from '../intents/types.ts';
import { chooseMethod } from './choose.ts';
import { confirmSetup } from './confirm.ts';
import { checkCustomer, refuseOthers, sharedFields } from './fields.ts';
import type { Setup } from './states.ts';

type Params = Stripe.SetupIntentCreateParams;

/** These say how to confirm. */
const ONLY_WITH_CONFIRM = ['confirmation_token', 'mandate_data', 'return_url'] as const;

function checkTogether(params: Params): void {
  refuseOthers(params);
  if (params.confirm) return;
  refuseOnce(params.payment_method_options ?? {}, 'a SetupIntent');
  for (const name of ONLY_WITH_CONFIRM) {
    if (params[name] !== undefined && params[name] !== '') throw errors.onlyWithConfirm(name, 'a SetupIntent');
  }
}

async function makeSetup(ctx: Context, params: Params): Promise<Setup> {
  checkTogether(params);
  await checkCustomer(ctx, params.customer);
  const usage = params.usage ?? 'off_session';
  const chosen = await chosenTypes(ctx, params, { manual: false, future: usage });
  checkUse(params.payment_method_types ?? [], { manual: false, future: usage });
  const id = ctx.newId('setup_intent');
  return ctx.create(
    'setup_intent',
    {
      client_secret: newSecret(ctx, 'setup_intent', id),
      customer: params.customer ?? null,
      metadata: newMetadata(params.metadata),
      status: 'requires_payment_method',
      usage,
      ...sharedFields(ctx, params, null, chosen.payment_method_types),
      ...(chosen as Partial<Setup>),
    },
    { id, internal: { ...importedOf(params.payment_method_options ?? {}) } },
  );
}

export const create: Handler<'POST /v1/setup_intents'> = async (ctx, given) => {
  const params = await withToken(ctx, given);
  const made = await makeSetup(ctx, params);
  const intent = await chooseMethod(ctx, made, params, false);
  await ctx.emit('setup_intent.created', intent);
  if (!params.confirm) return intent;
  await spendToken(ctx, params, intent);
  return confirmSetup(ctx, intent, withoutChoice(params));
};
