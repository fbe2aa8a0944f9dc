/** Who is told of events. https://docs.stripe.com/api/webhook_endpoints */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import { mergeMetadata, newMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { list, retrieve } from '../../core/plain.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { checkUrl } from '../../core/url.ts';
import { defined, unset } from '../../core/values.ts';

type Endpoint = Stored<'webhook_endpoint'>;

/** Characters of a signing secret after `whsec_`. */
const SECRET_LENGTH = 32;

/** Endpoints of one account in test mode. https://docs.stripe.com/webhooks */
const MOST_ENDPOINTS = 16;

const WEB = ['http:', 'https:'];

function checkEvents(types: readonly string[]): string[] {
  if (types.includes('*') && types.length > 1) {
    throw errors.invalidRequest(
      '`enabled_events` may hold either `*` or the names of events, not both.',
      'enabled_events',
    );
  }
  return [...new Set(types)];
}

const create: Handler<'POST /v1/webhook_endpoints'> = async (ctx, params) => {
  refuseUnsupported(params, ['connect']);
  const { url } = params;
  checkUrl(url, 'url', WEB);
  const enabled_events = checkEvents(params.enabled_events);
  if ((await ctx.tx.count('webhook_endpoint')) >= MOST_ENDPOINTS) {
    throw errors.invalidRequest(`You have reached the maximum of ${MOST_ENDPOINTS} test webhook endpoints.`);
  }
  const secret = `whsec_${ctx.draw(SECRET_LENGTH)}`;
  const endpoint = await ctx.create(
    'webhook_endpoint',
    {
      api_version: params.api_version ?? null,
      description: params.description || null,
      enabled_events,
      metadata: newMetadata(params.metadata),
      status: 'enabled',
      url,
    },
    { internal: { secret } },
  );
  return { ...endpoint, secret };
};

const update: Handler<'POST /v1/webhook_endpoints/{webhook_endpoint}'> = async (
  ctx,
  params,
  { webhook_endpoint: id },
) => {
  const endpoint = await ctx.find('webhook_endpoint', id);
  const { description, disabled, enabled_events, metadata, url } = params;
  checkUrl(url, 'url', WEB);
  const changes = {
    ...defined({ ...unset({ description }), url }),
    ...(enabled_events !== undefined && { enabled_events: checkEvents(enabled_events) }),
    ...(disabled !== undefined && { status: disabled ? 'disabled' : 'enabled' }),
    metadata: mergeMetadata(endpoint.metadata, metadata),
  };
  return ctx.update('webhook_endpoint', id, changes as Partial<Endpoint>);
};

const remove: Handler<'DELETE /v1/webhook_endpoints/{webhook_endpoint}'> = async (
  ctx,
  _params,
  { webhook_endpoint: id },
) => {
  await ctx.find('webhook_endpoint', id);
  await ctx.remove('webhook_endpoint', id);
  return { id, object: 'webhook_endpoint', deleted: true };
};

export const webhookEndpoints: Resource = {
  object: 'webhook_endpoint',
  indexes: { status: ({ data }) => data.status as string },
  operations: {
    'POST /v1/webhook_endpoints': create,
    'GET /v1/webhook_endpoints': list('webhook_endpoint'),
    'GET /v1/webhook_endpoints/{webhook_endpoint}': retrieve('webhook_endpoint'),
    'POST /v1/webhook_endpoints/{webhook_endpoint}': update,
    'DELETE /v1/webhook_endpoints/{webhook_endpoint}': remove,
  },
};
