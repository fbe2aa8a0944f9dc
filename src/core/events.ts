/** The event log: what happened, as it was then, and who must be told. https://docs.stripe.com/api/events/object */
import { oweDelivery } from '../events/owed.ts';
import type { StoredRecord } from '../store/store.ts';
import type { Context } from './context.ts';
import { composeId, FREE_CHARACTERS } from './ids.ts';

/** Does an endpoint that asked for `enabled` want `type`? */
export const wantsEvent = (enabled: readonly string[], type: string): boolean =>
  enabled.includes('*') || enabled.includes(type);

interface Listener {
  id: string;
  url: string;
}

async function listeners(ctx: Context, type: string): Promise<readonly Listener[]> {
  const page = await ctx.tx.list('webhook_endpoint', { where: { status: 'enabled' }, limit: 100 });
  if (page.records.length === 0) return ctx.env.standingWebhooks;
  const made = page.records
    .filter((record) => wantsEvent(record.data.enabled_events as string[], type))
    .map((record) => ({ id: record.id, url: record.data.url as string }));
  return [...ctx.env.standingWebhooks, ...made.reverse()];
}

/**
 * Appends an event and the deliveries it owes, within the caller's transaction.
 * @param previous `previous_attributes`, for events that tell of a change
 */
export async function recordEvent(
  ctx: Context,
  type: string,
  object: object,
  previous?: Record<string, unknown>,
): Promise<void> {
  const told = await listeners(ctx, type);
  const id = composeId('event', ctx.account, ctx.now(), ctx.draw(FREE_CHARACTERS));
  const data: StoredRecord['data'] = {
    id,
    object: 'event',
    api_version: ctx.env.apiVersion,
    created: ctx.now(),
    data: previous === undefined ? { object } : { object, previous_attributes: previous },
    livemode: false,
    pending_webhooks: told.length,
    request: { id: ctx.request?.id ?? null, idempotency_key: ctx.request?.idempotencyKey ?? null },
    type,
  };
  await ctx.tx.add('event', { id, data, internal: {} });
  for (const { id: endpoint, url } of told) {
    ctx.left.deliveries = true;
    const delivery = `whd_${ctx.draw(14)}`;
    await oweDelivery(ctx.tx, { id: delivery, event: id, endpoint, url, now: ctx.clock.now() }, ctx.env.server);
  }
}
