/** What webhook delivery needs to know of events and endpoints. */
import type { DeliveryPort, Letter } from '../events/port.ts';
import type { Reader } from '../store/store.ts';
import type { Environment } from './environment.ts';

/** The secret of an endpoint that still wants to be called. */
async function secretOf(env: Environment, reader: Reader, endpoint: string): Promise<string | undefined> {
  const standing = env.standingWebhooks.find(({ id }) => id === endpoint);
  if (standing !== undefined) return standing.secret;
  const record = await reader.get('webhook_endpoint', endpoint);
  return record?.data.status === 'enabled' ? (record.internal.secret as string) : undefined;
}

export function deliveryPort(env: Environment): DeliveryPort {
  return {
    async load(reader, { event, endpoint }): Promise<Letter | undefined> {
      const secret = await secretOf(env, reader, endpoint);
      const record = await reader.get('event', event);
      if (secret === undefined || record === undefined) return undefined;
      return { payload: JSON.stringify(record.data, null, 2), secrets: [secret] };
    },
    async delivered(tx, event) {
      const record = await tx.get('event', event);
      if (record === undefined) return;
      const pending = Math.max(0, (record.data.pending_webhooks as number) - 1);
      await tx.put('event', { ...record, data: { ...record.data, pending_webhooks: pending } });
    },
  };
}
