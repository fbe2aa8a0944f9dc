/** Settings that decide which payment methods customers see. https://docs.stripe.com/api/payment_method_configurations */
import type { Handler, Resource } from '../../core/operation.ts';
import { inPages } from '../../core/pages.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined } from '../../core/values.ts';
import { type Configuration, configuration, defaultId, firstSwitches, turned } from './settings.ts';

/** More than any account has. */
const ALL = 1000;

const create: Handler<'POST /v1/payment_method_configurations'> = async (ctx, params) => {
  refuseUnsupported(params, ['parent']);
  return ctx.create('payment_method_configuration', {
    ...firstSwitches(),
    ...turned(params),
    active: true,
    is_default: false,
    name: params.name ?? 'Untitled',
  });
};

const list: Handler<'GET /v1/payment_method_configurations'> = async (ctx, params) => {
  refuseUnsupported(params, ['application']);
  const { data } = await ctx.list('payment_method_configuration', { limit: ALL });
  const own = await configuration(ctx);
  const all = [...data.filter(({ id }) => id !== own.id), own];
  return inPages(all, params, 'payment_method_configuration', ctx.request?.path ?? '');
};

const retrieve: Handler<'GET /v1/payment_method_configurations/{configuration}'> = (ctx, _params, path) =>
  configuration(ctx, path.configuration);

const update: Handler<'POST /v1/payment_method_configurations/{configuration}'> = async (ctx, params, path) => {
  const before = await configuration(ctx, path.configuration);
  const { active, name } = params;
  const after: Configuration = { ...before, ...turned(params), ...defined({ active, name }) };
  if (before.id !== defaultId(ctx)) return ctx.update('payment_method_configuration', before.id, after);
  // The account's own settings are written down when they are first changed.
  await ctx.tx.put('payment_method_configuration', { id: before.id, data: after as never, internal: {} });
  return after;
};

export const paymentMethodConfigurations: Resource = {
  object: 'payment_method_configuration',
  operations: {
    'POST /v1/payment_method_configurations': create,
    'GET /v1/payment_method_configurations': list,
    'GET /v1/payment_method_configurations/{configuration}': retrieve,
    'POST /v1/payment_method_configurations/{configuration}': update,
  },
};
