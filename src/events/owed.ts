/** What is owed to webhook endpoints: one record for each event and endpoint, in the same transaction as the event. */
import type { Collection, Reader, StoredRecord, Transaction } from '../store/store.ts';
import type { Attempt } from './attempt.ts';

/** As it can be read under `/_awning/webhooks`. */
export interface Delivery {
  id: string;
  object: 'awning.webhook_delivery';
  /** Seconds since the epoch. */
  created: number;
  event: string;
  endpoint: string;
  url: string;
  /** `canceled`: the endpoint was disabled or deleted before it was reached. */
  status: 'pending' | 'delivered' | 'failed' | 'canceled';
  attempts: Attempt[];
  /** Milliseconds since the epoch; null when there will be none. */
  next_attempt: number | null;
}

/** The server that has to make the next attempt. */
const serverOf = ({ data, internal }: StoredRecord): string | null =>
  data.status === 'pending' ? (internal.server as string) : null;

/** Seconds: Stripe hands out events for 30 days. https://docs.stripe.com/api/events */
export const EVENT_LIFETIME = 30 * 24 * 3600;

export const webhookDeliveries: Collection = {
  name: 'webhook_delivery',
  indexes: { server: serverOf },
  server: serverOf,
  // Receivers have been told of what a snapshot holds.
  passing: true,
  // As long as the event that it tells of.
  lifetime: { seconds: EVENT_LIFETIME, unless: (record) => serverOf(record) !== null },
};

export const deliveryOf = (record: StoredRecord): Delivery => record.data as unknown as Delivery;

/** @param server has to make the next attempt, if there is to be one */
export const recordOf = (delivery: Delivery, server: string): StoredRecord => ({
  id: delivery.id,
  data: delivery as unknown as StoredRecord['data'],
  internal: { server },
});

export const isOwedBy = (server: string, record: StoredRecord | undefined): boolean =>
  record !== undefined && serverOf(record) === server;

/** What a server has to send in a sandbox; what was owed first comes first. */
export async function owedBy(server: string, reader: Reader): Promise<Delivery[]> {
  const page = await reader.list(webhookDeliveries.name, { where: { server }, limit: Number.MAX_SAFE_INTEGER });
  return page.records.map(deliveryOf).reverse();
}

interface Owed {
  id: string;
  event: string;
  endpoint: string;
  url: string;
  /** Milliseconds since the epoch, of the sandbox's clock. */
  now: number;
}

/** @param server is to send it */
export async function oweDelivery(
  tx: Transaction,
  { id, event, endpoint, url, now }: Owed,
  server: string,
): Promise<void> {
  const created = Math.floor(now / 1000);
  const delivery: Delivery = {
    id,
    object: 'awning.webhook_delivery',
    created,
    event,
    endpoint,
    url,
    status: 'pending',
    attempts: [],
    next_attempt: 0,
  };
  await tx.add(webhookDeliveries.name, recordOf(delivery, server));
}
