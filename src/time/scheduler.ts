/** Runs due jobs, each in a transaction of its own, and moves the clocks that say when they are due. */
import { StoreError } from '../store/errors.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { AdjustableClock } from './clock.ts';
import { type Job, jobs, nextJobs } from './jobs.ts';
import { clocks, readClock, type SandboxClock } from './sandbox-clock.ts';
import { Timers } from './timers.ts';

interface Parts {
  store: Store;
  clock: AdjustableClock;
  /** Does a job within the transaction that takes it off the queue. @param clock the sandbox's, at the time of the job */
  run: (sandbox: string, tx: Transaction, job: Job, clock: SandboxClock) => Promise<void>;
  /** Told of jobs that failed; they are not tried again. */
  report: (error: unknown) => void;
  /** Called after jobs have run in a sandbox. */
  afterRun: (sandbox: string) => void;
}

export interface Scheduler {
  /** Runs what is due in a sandbox, and sets a timer for what comes next. */
  wake(sandbox: string): void;
  /** Resolves when what was due in a sandbox is done; undefined: it is. */
  settled(sandbox: string): Promise<void> | undefined;
  /** Wakes sandboxes in which something is due, whoever had it scheduled. */
  resume(): Promise<void>;
  /** Moves the emulator's clock, and does what falls due on the way, each at its own time. @param by seconds */
  advance(by: number): Promise<void>;
  /** Moves the clock of one sandbox alone. @param by seconds @returns how many jobs were done on the way */
  advanceSandbox(sandbox: string, by: number): Promise<number>;
  close(): Promise<void>;
}

/** Sandboxes that are woken at once; the rest comes the next time. */
const AT_ONCE = 1000;

/** How far a sandbox's clock is to go, and whether that is kept: the emulator's own moves them all in the end. */
interface Journey {
  until: number;
  keep: boolean;
}

export function createScheduler(parts: Parts): Scheduler {
  return new QueueScheduler(parts);
}

class QueueScheduler implements Scheduler {
  private readonly timers: Timers;
  /** By sandbox: what is at work there. */
  private readonly running = new Map<string, Promise<void>>();
  /** Whoever moves a clock waits for those who moved it before. */
  private readonly moves = new Map<string, Promise<unknown>>();
  private closed = false;

  constructor(private readonly parts: Parts) {
    this.timers = new Timers((sandbox) => this.wake(sandbox));
  }

  wake(sandbox: string): void {
    if (this.closed) return;
    const work = Promise.all([this.running.get(sandbox), this.runDue(sandbox).catch(this.parts.report)]).then(() => {
      if (this.running.get(sandbox) === work) this.running.delete(sandbox);
    });
    this.running.set(sandbox, work);
  }

  settled(sandbox: string): Promise<void> | undefined {
    return this.running.get(sandbox);
  }

  async resume(): Promise<void> {
    const { store, clock } = this.parts;
    const due = await store.first(jobs.name, clock.now(), AT_ONCE);
    // Where the clock was moved, more may be due than the emulator's clock tells.
    const moved = await store.first(clocks.name, Number.POSITIVE_INFINITY, AT_ONCE);
    for (const sandbox of new Set([...due, ...moved].map((first) => first.sandbox))) this.wake(sandbox);
  }

  async advance(by: number): Promise<void> {
    const { store, clock } = this.parts;
    const step = by * 1000;
    for (let ran = true; ran; ) {
      ran = false;
      for (const { sandbox } of await store.first(jobs.name, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER)) {
        const own = await store.read(sandbox, (reader) => readClock(reader, clock));
        if (own.stands) continue;
        ran = (await this.runUntil(sandbox, { until: own.now() + step, keep: false })) > 0 || ran;
      }
    }
    clock.moveTo(clock.now() + step);
    for (const sandbox of this.timers.sandboxes()) this.wake(sandbox);
  }

  advanceSandbox(sandbox: string, by: number): Promise<number> {
    const move = (this.moves.get(sandbox) ?? Promise.resolve()).then(() => this.moveSandbox(sandbox, by * 1000));
    const settled = move
      .catch(() => {})
      .finally(() => {
        if (this.moves.get(sandbox) === settled) this.moves.delete(sandbox);
      });
    this.moves.set(sandbox, settled);
    return move;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.timers.close();
    await Promise.all(this.running.values());
  }

  private async moveSandbox(sandbox: string, step: number): Promise<number> {
    const { store, clock } = this.parts;
    const until = (await store.read(sandbox, (reader) => readClock(reader, clock))).now() + step;
    const done = await this.runUntil(sandbox, { until, keep: true });
    await store.transaction(sandbox, async (tx) => {
      const own = await readClock(tx, clock);
      if (own.now() < until) await own.at(until).keep(tx);
    });
    this.wake(sandbox);
    return done;
  }

  /** @returns how many jobs were done */
  private async runUntil(sandbox: string, journey: Journey): Promise<number> {
    let done = 0;
    while (await this.runFirst(sandbox, journey)) done++;
    if (done > 0) this.parts.afterRun(sandbox);
    return done;
  }

  /** Runs the first job of a sandbox if it is due by now, or by the end of a journey. @returns whether it was */
  private async runFirst(sandbox: string, journey?: Journey): Promise<boolean> {
    const { store, report } = this.parts;
    let taken: Job | undefined;
    try {
      return await store.transaction(sandbox, async (tx) => {
        const own = await readClock(tx, this.parts.clock);
        const [job] = await nextJobs(tx, 1);
        if (job === undefined || job.due > (journey?.until ?? own.now())) return false;
        taken = job;
        await this.runAtItsTime(sandbox, tx, job, own, journey);
        return true;
      });
    } catch (error) {
      report(error);
      // The job is still there, and is found when the store is well again.
      if (error instanceof StoreError || taken === undefined) return false;
      const broken = taken;
      // Its work is undone; it must not stand in the way of the others.
      await store.transaction(sandbox, (tx) => tx.delete(jobs.name, broken.id));
      return true;
    }
  }

  private async runAtItsTime(
    sandbox: string,
    tx: Transaction,
    job: Job,
    own: SandboxClock,
    journey: Journey | undefined,
  ): Promise<void> {
    const isAhead = journey !== undefined && job.due > own.now();
    const then = isAhead ? own.at(job.due) : own;
    if (isAhead && journey.keep) await then.keep(tx);
    await tx.delete(jobs.name, job.id);
    await this.parts.run(sandbox, tx, job, then);
  }

  private async runDue(sandbox: string): Promise<void> {
    let wait = await this.untilNext(sandbox);
    while (!this.closed && wait !== undefined && wait <= 0) {
      if (!(await this.runFirst(sandbox))) break;
      this.parts.afterRun(sandbox);
      wait = await this.untilNext(sandbox);
    }
    if (wait !== undefined && wait > 0) this.timers.set(sandbox, wait);
  }

  /** A look that keeps no writer waiting. @returns milliseconds; undefined: no time will bring a job */
  private untilNext(sandbox: string): Promise<number | undefined> {
    return this.parts.store.read(sandbox, async (reader) => {
      const [job] = await nextJobs(reader, 1);
      if (job === undefined) return undefined;
      const own = await readClock(reader, this.parts.clock);
      const wait = job.due - own.now();
      return wait > 0 && own.frozen ? undefined : wait;
    });
  }
}
