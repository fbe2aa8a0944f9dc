/**
 * Hands events to webhook endpoints: off the request's path, many at once, again after a failure.
 * It goes by the machine's clock, as its receivers do. https://docs.stripe.com/webhooks
 */
import type { Store } from '../store/store.ts';
import { realClock } from '../time/clock.ts';
import { Timers } from '../time/timers.ts';
import { type Attempt, type Fetch, post, succeeded } from './attempt.ts';
import { Lanes } from './lanes.ts';
import { type Delivery, deliveryOf, isOwedBy, owedBy, recordOf, webhookDeliveries } from './owed.ts';
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
  /** Takes over what servers that are gone have left to send: once after a start, and from time to time. */
  resume(): Promise<void>;
  /** Resolves when nothing is under way; attempts that wait for their time do not count. */
  idle(): Promise<void>;
  /** Ends attempts that are under way, and begins no more. */
  close(): Promise<void>;
}

const TIME_LIMIT = 10_000;

/** Deliveries that one look at a sandbox takes up. */
const BATCH = 256;

/** Sandboxes that are taken over at once. */
const AT_ONCE = 100;

/** How long to wait before looking again when the store has failed, in milliseconds. */
const AFTER_FAULT = 1000;

export function createDelivery(parts: Parts): DeliveryService {
  return new Delivering(parts);
}

class Delivering implements DeliveryService {
  private readonly lanes = new Lanes({ perLane: 16, inAll: 64 });
  private readonly stop = new AbortController();
  private readonly pauses: readonly number[];
  /** Sandboxes that are being looked at; true: look again afterwards. */
  private readonly looking = new Map<string, boolean>();
  /** Deliveries that are queued or under way: none is sent twice at once. */
  private readonly taken = new Set<string>();
  private readonly timers: Timers;
  private readonly looks = new Set<Promise<void>>();

  constructor(private readonly parts: Parts) {
    this.pauses = SCHEDULES[parts.schedule];
    this.timers = new Timers((sandbox) => this.wake(sandbox));
  }

  wake(sandbox: string): void {
    if (this.stop.signal.aborted) return;
    if (this.looking.has(sandbox)) {
      this.looking.set(sandbox, true);
      return;
    }
    this.looking.set(sandbox, false);
    const look = this.lookInto(sandbox)
      .catch(this.parts.report)
      .finally(() => {
        this.looks.delete(look);
        const again = this.looking.get(sandbox);
        this.looking.delete(sandbox);
        if (again) this.wake(sandbox);
      });
    this.looks.add(look);
  }

  async resume(): Promise<void> {
    for (const { sandbox, server } of await this.parts.store.orphaned(webhookDeliveries.name, AT_ONCE)) {
      await this.takeOver(sandbox, server);
      this.wake(sandbox);
    }
  }

  async idle(): Promise<void> {
    while (this.looks.size > 0 || !this.lanes.isIdle) {
      await Promise.all(this.looks);
      await this.lanes.idle();
    }
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.timers.close();
    this.lanes.clear();
    await this.idle();
  }

  private async takeOver(sandbox: string, from: string): Promise<void> {
    const { store } = this.parts;
    await store.transaction(sandbox, async (tx) => {
      for (const delivery of await owedBy(from, tx))
        await tx.put(webhookDeliveries.name, recordOf(delivery, store.server));
    });
  }

  /** Takes up what is due; what was owed first is sent first. */
  private async lookInto(sandbox: string): Promise<void> {
    const { store } = this.parts;
    const pending = await store.read(sandbox, (reader) => owedBy(store.server, reader));
    const now = realClock.now();
    const free = pending.filter(({ id }) => !this.taken.has(`${sandbox} ${id}`));
    const due = free.filter(({ next_attempt }) => (next_attempt ?? 0) <= now);
    for (const delivery of due.slice(0, BATCH)) this.take(sandbox, delivery);
    const later = free.map(({ next_attempt }) => next_attempt ?? 0).filter((time) => time > now);
    if (later.length > 0) this.timers.set(sandbox, Math.min(...later) - now);
  }

  private take(sandbox: string, delivery: Delivery): void {
    const name = `${sandbox} ${delivery.id}`;
    this.taken.add(name);
    this.lanes.add(`${sandbox} ${delivery.endpoint}`, async () => {
      const failed = await this.attempt(sandbox, delivery).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      this.taken.delete(name);
      if (failed === undefined) return this.wake(sandbox);
      this.parts.report(failed.error);
      this.timers.set(sandbox, AFTER_FAULT);
    });
  }

  private async attempt(sandbox: string, delivery: Delivery): Promise<void> {
    const { store, port, fetch, timeLimit = TIME_LIMIT } = this.parts;
    const { signal } = this.stop;
    if (signal.aborted) return;
    const letter = await store.read(sandbox, async (reader) => {
      const record = await reader.get(webhookDeliveries.name, delivery.id);
      return isOwedBy(store.server, record) ? port.load(reader, delivery) : 'not mine';
    });
    // Other servers have taken this one for gone.
    if (letter === 'not mine') return;
    if (letter === undefined) {
      return this.settle(sandbox, delivery.id, (found) => ({ ...found, status: 'canceled', next_attempt: null }));
    }
    const at = realClock.now();
    const signature = await sign(letter.payload, letter.secrets, Math.floor(at / 1000));
    const outcome = await post(fetch, { url: delivery.url, payload: letter.payload, signature }, timeLimit, signal);
    // The delivery is still owed when the emulator closes in the middle of it.
    if (signal.aborted) return;
    const made: Attempt = { at, ...outcome, milliseconds: realClock.now() - at };
    await this.settle(sandbox, delivery.id, (found) => this.afterAttempt(found, made));
  }

  private afterAttempt(delivery: Delivery, made: Attempt): Delivery {
    const attempts = [...delivery.attempts, made];
    if (succeeded(made)) return { ...delivery, attempts, status: 'delivered', next_attempt: null };
    const pause = this.pauses[attempts.length - 1];
    if (pause === undefined) return { ...delivery, attempts, status: 'failed', next_attempt: null };
    return { ...delivery, attempts, next_attempt: realClock.now() + pause };
  }

  /** Writes what became of a delivery; one that a reset has removed stays removed. */
  private async settle(sandbox: string, id: string, change: (found: Delivery) => Delivery): Promise<void> {
    const { store, port } = this.parts;
    await store.transaction(sandbox, async (tx) => {
      const record = await tx.get(webhookDeliveries.name, id);
      if (record === undefined) return;
      const after = change(deliveryOf(record));
      await tx.put(webhookDeliveries.name, recordOf(after, store.server));
      if (after.status === 'delivered') await port.delivered(tx, after.event);
    });
  }
}
