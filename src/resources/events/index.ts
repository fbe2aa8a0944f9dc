/** What happened. https://docs.stripe.com/api/events */
import { errors } from '../../contract/errors.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf } from '../../core/plain.ts';
import { defined } from '../../core/values.ts';
import { EVENT_LIFETIME } from '../../events/owed.ts';

/** The longest list of types to ask for. */
const MOST_TYPES = 20;

/** `charge.*` asks for everything about charges. */
function matcher(types: readonly string[]): (type: string) => boolean {
  return (type) =>
    types.some((wanted) => wanted === type || (wanted.endsWith('*') && type.startsWith(wanted.slice(0, -1))));
}

const listEvents: Handler<'GET /v1/events'> = async (ctx, params) => {
  const { delivery_success, type, types } = params;
  if (type !== undefined && types !== undefined) throw errors.mutuallyExclusive('type', 'types');
  if (types !== undefined && types.length > MOST_TYPES) throw errors.tooManyItems('types', MOST_TYPES);
  const wants = type?.includes('*') ? matcher([type]) : types && matcher(types);
  const where = defined({ type: wants === undefined ? type : undefined, delivered: delivery_success?.toString() });
  const oldest = (await ctx.time()) - EVENT_LIFETIME + 1;
  return pageOf(ctx, 'event', params, {
    where,
    oldest,
    ...(wants && { filter: ({ data }) => wants(data.type as string) }),
  });
};

const retrieveEvent: Handler<'GET /v1/events/{id}'> = async (ctx, _params, { id }) => {
  const event = await ctx.find('event', id);
  if (event.created <= (await ctx.time()) - EVENT_LIFETIME) throw errors.resourceMissing('event', id);
  return event;
};

export const events: Resource = {
  object: 'event',
  lifetime: { seconds: EVENT_LIFETIME },
  indexes: {
    type: ({ data }) => data.type as string,
    delivered: ({ data }) => String(data.pending_webhooks === 0),
  },
  operations: {
    'GET /v1/events': listEvents,
    'GET /v1/events/{id}': retrieveEvent,
  },
};
