/** What falls due later: kept in the store, in the order of time, and run by name. */
import { StoreError } from '../store/errors.ts';
import type { Collection, Store, Transaction } from '../store/store.ts';
import type { AdjustableClock } from './clock.ts';
import { Timers } from './timers.ts';

export interface Job {
  id: string;
  /** Who does it. */
  name: string;
  /** Milliseconds since the epoch. */
  due: number;
  payload: Readonly<Record<string, string>>;
}

export const jobs: Collection = { name: 'job', indexes: {}, order: ({ internal }) => (internal as unknown as Job).due };

export async function scheduleJob(tx: Transaction, job: Job): Promise<void> {
  const internal = { ...job };
  await tx.put(jobs.name, { id: job.id, data: { id: job.id, created: Math.floor(job.due / 1000) }, internal });
}

async function firstJob(tx: Pick<Transaction, 'list'>): Promise<Job | undefined> {
  const { records } = await tx.list(jobs.name, { limit: 1 });
  return records[0]?.internal as Job | undefined;
}

interface Parts {
  store: Store;
  clock: AdjustableClock;
  /** Does a job within the transaction that takes it off the queue. */
  run: (sandbox: string, tx: Transaction, job: Job) => Promise<void>;
  /** Told of jobs that failed; they are not tried again. */
  report: (error: unknown) => void;
  /** Called after jobs have run in a sandbox. */
  afterRun: (sandbox: string) => void;
}

export interface Scheduler {
  /** Runs what is due in a sandbox, and sets a timer for what comes next. */
  wake(sandbox: string): void;
  /** Wakes sandboxes in which something is due, whoever had it scheduled. */
  resume(): Promise<void>;
  /** Moves the clock to a time, and does what falls due on the way, each at its own time. @param time milliseconds */
  advanceTo(time: number): Promise<void>;
  close(): Promise<void>;
}

/** Sandboxes that are woken at once; the rest comes the next time. */
const AT_ONCE = 1000;

export function createScheduler(parts: Parts): Scheduler {
  return new QueueScheduler(parts);
}

class QueueScheduler implements Scheduler {
  private readonly timers: Timers;
  private readonly running = new Set<Promise<void>>();
  private closed = false;

  constructor(private readonly parts: Parts) {
    this.timers = new Timers((sandbox) => this.wake(sandbox));
  }

  wake(sandbox: string): void {
    if (this.closed) return;
    const work = this.runDue(sandbox)
      .catch(this.parts.report)
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  async resume(): Promise<void> {
    const { store, clock } = this.parts;
    for (const { sandbox } of await store.first(jobs.name, clock.now(), AT_ONCE)) this.wake(sandbox);
  }

  async advanceTo(time: number): Promise<void> {
    const { clock, afterRun } = this.parts;
    for (let next = await this.earliest(); next !== undefined && next.due <= time; next = await this.earliest()) {
      await this.runFirst(next.sandbox, time);
      afterRun(next.sandbox);
    }
    clock.moveTo(time);
    for (const sandbox of this.timers.sandboxes()) this.wake(sandbox);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.timers.close();
    await Promise.all(this.running);
  }

  /** Runs the first job of a sandbox if it is due by then. @returns when the next one is due */
  private async runFirst(sandbox: string, by: number): Promise<{ ran: boolean; next: number | undefined }> {
    const { store, clock, run, report } = this.parts;
    let taken: Job | undefined;
    try {
      return await store.transaction(sandbox, async (tx) => {
        const job = await firstJob(tx);
        if (job === undefined || job.due > by) return { ran: false, next: job?.due };
        taken = job;
        clock.moveTo(job.due);
        await tx.delete(jobs.name, job.id);
        await run(sandbox, tx, job);
        return { ran: true, next: (await firstJob(tx))?.due };
      });
    } catch (error) {
      report(error);
      // The job is still there, and is found when the store is well again.
      if (error instanceof StoreError) return { ran: false, next: undefined };
      const broken = taken;
      if (broken === undefined) return { ran: false, next: undefined };
      // Its work is undone; it must not stand in the way of the others.
      await store.transaction(sandbox, (tx) => tx.delete(jobs.name, broken.id));
      return { ran: true, next: by };
    }
  }

  private async runDue(sandbox: string): Promise<void> {
    const { clock, afterRun } = this.parts;
    for (;;) {
      const { ran, next } = await this.runFirst(sandbox, clock.now());
      if (ran) afterRun(sandbox);
      if (this.closed || next === undefined) return;
      if (next <= clock.now()) continue;
      if (!clock.frozen) this.timers.set(sandbox, next - clock.now());
      return;
    }
  }

  /** The sandbox whose next job comes first. */
  private async earliest(): Promise<{ sandbox: string; due: number } | undefined> {
    const [first] = await this.parts.store.first(jobs.name, Infinity, 1);
    return first && { sandbox: first.sandbox, due: first.key };
  }
}
