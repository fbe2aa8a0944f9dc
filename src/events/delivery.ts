/**
 * Hands events to webhook endpoints: off the request's path, many at once, again after a failure.
 * It goes by the machine's clock, as its receivers do. https://docs.stripe.com/webhooks
 */
import type { Store } from '../store/store.ts';
import { realClock } from '../time/clock.ts';
import { type Attempt, type Fetch, post, succeeded } from './attempt.ts';
import { Lanes } from './lanes.ts';
import { type Delivery, deliveryOf, recordOf, webhookDeliveries } from './owed.ts';
import type { DeliveryPort } from './port.ts';
import { SCHEDULES, type ScheduleName } from './schedule.ts';
import { sign } from './signature.ts';

interface Parts {
  store: Store;
  fetch: Fetch;
  port: DeliveryPort;
  schedule: ScheduleName;
  /** Told of what went wrong in Awning itself. */
  report: (error: unknown) => void;
  /** How long a receiver may take, in milliseconds. */
  timeLimit?: number;
}

export interface DeliveryService {
  /** Sends what a sandbox owes; cheap when it owes nothing. */
  wake(sandbox: string): void;
  /** Wakes every sandbox, as after a start. */
  resume(): Promise<void>;
  /** Resolves when nothing is under way; attempts that wait for their time do not count. */
  idle(): Promise<void>;
  /** Ends attempts that are under way, and begins no more. */
  close(): Promise<void>;
}

const TIME_LIMIT = 10_000;

/** Deliveries that one look at a sandbox takes up. */
const BATCH = 256;

/** The longest time that a timer may wait, in milliseconds. */
const LONGEST_WAIT = 24 * 3600 * 1000;

export function createDelivery({ store, fetch, port, schedule, report, timeLimit = TIME_LIMIT }: Parts): DeliveryService {
  const lanes = new Lanes({ perLane: 16, inAll: 64 });
  const stop = new AbortController();
  const pauses: readonly number[] = SCHEDULES[schedule];
  /** Sandboxes that are being looked at; true: look again afterwards. */
  const looking = new Map<string, boolean>();
  /** Deliveries that are queued or under way: none is sent twice at once. */
  const taken = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const looks = new Set<Promise<void>>();

  function wake(sandbox: string): void {
    if (stop.signal.aborted) return;
    if (looking.has(sandbox)) {
      looking.set(sandbox, true);
      return;
    }
    looking.set(sandbox, false);
    const look = lookInto(sandbox)
      .catch(report)
      .finally(() => {
        looks.delete(look);
        const again = looking.get(sandbox);
        looking.delete(sandbox);
        if (again) wake(sandbox);
      });
    looks.add(look);
  }

  /** Takes up what is due; what was owed first is sent first. */
  async function lookInto(sandbox: string): Promise<void> {
    const pending = await store.read(sandbox, async (reader) => {
      const page = await reader.list(webhookDeliveries.name, { where: { status: 'pending' }, limit: Number.MAX_SAFE_INTEGER });
      return page.records.map(deliveryOf).reverse();
    });
    const now = realClock.now();
    const free = pending.filter(({ id }) => !taken.has(`${sandbox} ${id}`));
    for (const delivery of free.filter(({ next_attempt }) => (next_attempt ?? 0) <= now).slice(0, BATCH)) take(sandbox, delivery);
    const later = free.map(({ next_attempt }) => next_attempt ?? 0).filter((time) => time > now);
    if (later.length > 0) setTimer(sandbox, Math.min(...later) - now);
  }

  function take(sandbox: string, delivery: Delivery): void {
    const name = `${sandbox} ${delivery.id}`;
    taken.add(name);
    lanes.add(`${sandbox} ${delivery.endpoint}`, async () => {
      try {
        await attempt(sandbox, delivery);
      } catch (error) {
        report(error);
      } finally {
        taken.delete(name);
        wake(sandbox);
      }
    });
  }

  async function attempt(sandbox: string, delivery: Delivery): Promise<void> {
    if (stop.signal.aborted) return;
    const letter = await store.read(sandbox, (reader) => port.load(reader, delivery));
    if (letter === undefined) return settle(sandbox, delivery.id, (found) => ({ ...found, status: 'canceled', next_attempt: null }));
    const at = realClock.now();
    const signature = await sign(letter.payload, letter.secrets, Math.floor(at / 1000));
    const outcome = await post(fetch, { url: delivery.url, payload: letter.payload, signature }, timeLimit, stop.signal);
    // The delivery is still owed when the emulator closes in the middle of it.
    if (stop.signal.aborted) return;
    const made: Attempt = { at, ...outcome, milliseconds: realClock.now() - at };
    await settle(sandbox, delivery.id, (found) => afterAttempt(found, made));
  }

  function afterAttempt(delivery: Delivery, made: Attempt): Delivery {
    const attempts = [...delivery.attempts, made];
    if (succeeded(made)) return { ...delivery, attempts, status: 'delivered', next_attempt: null };
    const pause = pauses[attempts.length - 1];
    if (pause === undefined) return { ...delivery, attempts, status: 'failed', next_attempt: null };
    return { ...delivery, attempts, next_attempt: realClock.now() + pause };
  }

  /** Writes what became of a delivery; one that a reset has removed stays removed. */
  async function settle(sandbox: string, id: string, change: (found: Delivery) => Delivery): Promise<void> {
    await store.transaction(sandbox, async (tx) => {
      const record = await tx.get(webhookDeliveries.name, id);
      if (record === undefined) return;
      const after = change(deliveryOf(record));
      await tx.put(webhookDeliveries.name, recordOf(after));
      if (after.status === 'delivered') await port.delivered(tx, after.event);
    });
  }

  function setTimer(sandbox: string, wait: number): void {
    clearTimeout(timers.get(sandbox));
    if (stop.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(sandbox);
      wake(sandbox);
    }, Math.min(wait, LONGEST_WAIT));
    // On Node a waiting attempt keeps no process alive.
    (timer as { unref?: () => void }).unref?.();
    timers.set(sandbox, timer);
  }

  async function idle(): Promise<void> {
    while (looks.size > 0 || !lanes.isIdle) {
      await Promise.all(looks);
      await lanes.idle();
    }
  }

  return {
    wake,
    idle,
    resume: async () => {
      for (const sandbox of await store.sandboxes()) wake(sandbox);
    },
    close: async () => {
      stop.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      lanes.clear();
      await idle();
    },
  };
}
