/** Changing an intent. https://docs.stripe.com/api/setup_intents/update */
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler } from '../../core/operation.ts';
import { defined } from '../../core/values.ts';
import { importedOf, refuseOnce } from '../intents/once.ts';
import { chooseMethod } from './choose.ts';
import { checkCustomer, refuseOthers, sharedFields } from './fields.ts';

export const update: Handler<'POST /v1/setup_intents/{intent}'> = async (ctx, params, { intent: id }) => {
  const intent = await ctx.find('setup_intent', id);
  refuseOthers(params);
  await checkCustomer(ctx, params.customer);
  const changes = {
    ...defined({ customer: params.customer || undefined }),
    ...sharedFields(ctx, params, intent),
    metadata: mergeMetadata(intent.metadata ?? {}, params.metadata),
  };
  const options = params.payment_method_options ?? {};
  refuseOnce(options, 'a SetupIntent');
  const changed = await ctx.update('setup_intent', id, changes, { internal: { ...importedOf(options) } });
  return chooseMethod(ctx, changed, params);
};
