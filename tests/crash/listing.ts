/** Everything that a sandbox holds, as the API tells it. */

interface Money {
  amount: number;
}

interface Thing {
  id: string;
  metadata: Record<string, string>;
}

export interface Payment extends Thing {
  status: string;
}
export interface Charge extends Thing {
  amount: number;
  amount_refunded: number;
  payment_intent: string;
  balance_transaction: string | null;
}
export interface Refund extends Thing {
  amount: number;
  charge: string;
}
export interface Movement {
  id: string;
  amount: number;
  net: number;
  source: string;
}
export interface Told {
  id: string;
  type: string;
  data: { object: Thing };
  request: { idempotency_key: string | null };
}

export interface Holdings {
  customers: Thing[];
  payments: Payment[];
  charges: Charge[];
  refunds: Refund[];
  movements: Movement[];
  events: Told[];
  balance: { available: Money[]; pending: Money[] };
}

/** @param url of a server @param key of the sandbox */
export async function holdingsOf(url: string, key: string): Promise<Holdings> {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`${path} is answered with ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const all = async <T extends { id: string }>(path: string): Promise<T[]> => {
    const found: T[] = [];
    for (let more = true; more; ) {
      const after = found.length === 0 ? '' : `&starting_after=${found.at(-1)?.id}`;
      const page = await get<{ data: T[]; has_more: boolean }>(`${path}?limit=100${after}`);
      found.push(...page.data);
      more = page.has_more;
    }
    return found;
  };
  return {
    customers: await all('/v1/customers'),
    payments: await all('/v1/payment_intents'),
    charges: await all('/v1/charges'),
    refunds: await all('/v1/refunds'),
    movements: await all('/v1/balance_transactions'),
    events: await all('/v1/events'),
    balance: await get('/v1/balance'),
  };
}
