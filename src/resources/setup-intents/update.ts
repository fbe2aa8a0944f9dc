/** Changing an intent. https://docs.stripe.com/api/setup_intents/update */
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { defined } from '../../core/values.ts';
import { changedTypes } from '../intents/change-types.ts';
import { importedOf, refuseOnce } from '../intents/once.ts';
import { chooseMethod } from './choose.ts';
import { checkCustomer, refuseOthers, sharedFields } from './fields.ts';
import type { Setup } from './states.ts';

export const update: Handler<'POST /v1/setup_intents/{intent}'> = async (ctx, params, { intent: id }) => {
  const intent = await ctx.find('setup_intent', id);
  refuseOthers(params);
  await checkCustomer(ctx, params.customer);
  const types = await changedTypes(ctx, intent, params, { manual: false, future: intent.usage });
  const changes = {
    ...defined({ customer: params.customer || undefined }),
    ...sharedFields(ctx, params, intent, types.payment_method_types ?? intent.payment_method_types),
    ...(types as Partial<Setup>),
    metadata: mergeMetadata(intent.metadata ?? {}, params.metadata),
  };
  const options = params.payment_method_options ?? {};
  refuseOnce(options, 'a SetupIntent');
  const changed = await ctx.update('setup_intent', id, changes, { internal: { ...importedOf(options) } });
  return chooseMethod(ctx, changed, params);
};
