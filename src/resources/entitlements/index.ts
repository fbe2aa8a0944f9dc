/** What customers get with a product, apart from the product itself. https://docs.stripe.com/api/entitlements/feature */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata, newMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf, retrieve } from '../../core/plain.ts';
import { defined } from '../../core/values.ts';

const FEATURE = 'entitlements.feature';

const LONGEST_KEY = 80;

/** A key names one feature, unless that is archived. https://docs.stripe.com/billing/entitlements */
async function requireFreeKey(ctx: Context, lookup_key: string): Promise<void> {
  if (lookup_key.length > LONGEST_KEY) throw errors.stringTooLong(lookup_key, LONGEST_KEY, 'lookup_key');
  const { data } = await ctx.list(FEATURE, { where: { lookup_key, archived: 'false' }, limit: 1 });
  if (data.length > 0) throw errors.alreadyExists(`A feature with the lookup_key '${lookup_key}'`, 'lookup_key');
}

const create: Handler<'POST /v1/entitlements/features'> = async (ctx, { lookup_key, metadata, name }) => {
  await requireFreeKey(ctx, lookup_key);
  return ctx.create(FEATURE, { active: true, lookup_key, metadata: newMetadata(metadata), name });
};

const update: Handler<'POST /v1/entitlements/features/{id}'> = async (ctx, { active, metadata, name }, { id }) => {
  const feature = await ctx.find(FEATURE, id);
  if (!feature.active) throw errors.invalidRequest('Archived features cannot be edited or unarchived.');
  const changes = { ...defined({ active, name }), metadata: mergeMetadata(feature.metadata, metadata || undefined) };
  return ctx.update(FEATURE, id, changes);
};

const list: Handler<'GET /v1/entitlements/features'> = (ctx, params) => {
  const { archived, lookup_key } = params;
  return pageOf(ctx, FEATURE, params, { where: defined({ archived: archived?.toString(), lookup_key }) });
};

export const entitlementFeatures: Resource = {
  object: FEATURE,
  indexes: {
    archived: ({ data }) => String(!data.active),
    lookup_key: ({ data }) => data.lookup_key as string,
  },
  operations: {
    'POST /v1/entitlements/features': create,
    'GET /v1/entitlements/features': list,
    'GET /v1/entitlements/features/{id}': retrieve(FEATURE),
    'POST /v1/entitlements/features/{id}': update,
  },
};
