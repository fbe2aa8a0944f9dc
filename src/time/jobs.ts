/** What falls due later: kept in the store, in the order of time, and run by name. */
import type { Collection, Store, Transaction } from '../store/store.ts';
import type { AdjustableClock } from './clock.ts';

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

/** The longest time that a timer may wait, in milliseconds; later jobs are looked at again then. */
const LONGEST_WAIT = 24 * 3600 * 1000;

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
  /** Moves the clock to a time, and does what falls due on the way, each at its own time. @param time milliseconds */
  advanceTo(time: number): Promise<void>;
  close(): Promise<void>;
}

export function createScheduler({ store, clock, run, report, afterRun }: Parts): Scheduler {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Set<Promise<void>>();
  let closed = false;

  /** Runs the first job of a sandbox if it is due by then. @returns when the next one is due */
  async function runFirst(sandbox: string, by: number): Promise<{ ran: boolean; next: number | undefined }> {
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
      const broken = taken;
      if (broken === undefined) return { ran: false, next: undefined };
      // Its work is undone; it must not stand in the way of the others.
      await store.transaction(sandbox, (tx) => tx.delete(jobs.name, broken.id));
      return { ran: true, next: by };
    }
  }

  async function runDue(sandbox: string): Promise<void> {
    for (;;) {
      const { ran, next } = await runFirst(sandbox, clock.now());
      if (ran) afterRun(sandbox);
      if (closed || next === undefined) return;
      if (next > clock.now()) return setTimer(sandbox, next);
    }
  }

  function setTimer(sandbox: string, due: number): void {
    if (clock.frozen || closed) return;
    clearTimeout(timers.get(sandbox));
    const timer = setTimeout(() => {
      timers.delete(sandbox);
      wake(sandbox);
    }, Math.min(due - clock.now(), LONGEST_WAIT));
    // On Node a waiting job keeps no process alive.
    (timer as { unref?: () => void }).unref?.();
    timers.set(sandbox, timer);
  }

  function wake(sandbox: string): void {
    if (closed) return;
    const work = runDue(sandbox)
      .catch(report)
      .finally(() => running.delete(work));
    running.add(work);
  }

  /** The sandbox whose next job comes first. */
  async function earliest(): Promise<{ sandbox: string; due: number } | undefined> {
    let first: { sandbox: string; due: number } | undefined;
    for (const sandbox of await store.sandboxes()) {
      const job = await store.read(sandbox, firstJob);
      if (job !== undefined && (first === undefined || job.due < first.due)) first = { sandbox, due: job.due };
    }
    return first;
  }

  return {
    wake,
    async advanceTo(time) {
      for (let next = await earliest(); next !== undefined && next.due <= time; next = await earliest()) {
        await runFirst(next.sandbox, time);
        afterRun(next.sandbox);
      }
      clock.moveTo(time);
      for (const sandbox of timers.keys()) wake(sandbox);
    },
    async close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
