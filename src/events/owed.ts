/** What is owed to webhook endpoints: one record for each event and endpoint, in the same transaction as the event. */
import type { Collection, StoredRecord, Transaction } from '../store/store.ts';
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

export const webhookDeliveries: Collection = {
  name: 'webhook_delivery',
  indexes: { status: ({ data }) => data.status as string },
};

export const deliveryOf = (record: StoredRecord): Delivery => record.data as unknown as Delivery;

export const recordOf = (delivery: Delivery): StoredRecord => ({
  id: delivery.id,
  data: delivery as unknown as StoredRecord['data'],
  internal: {},
});

interface Owed {
  id: string;
  event: string;
  endpoint: string;
  url: string;
  /** Milliseconds since the epoch, of the sandbox's clock. */
  now: number;
}

export async function oweDelivery(tx: Transaction, { id, event, endpoint, url, now }: Owed): Promise<void> {
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
  await tx.put(webhookDeliveries.name, recordOf(delivery));
}
