/** Joins the tables of all resources: who reacts to what, and who does which job. */
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { Context } from './context.ts';
import type { Environment } from './environment.ts';
import type { Job, Resource } from './operation.ts';

type Reaction = (ctx: Context, subject: never) => Promise<void>;

export function collectReactions(resources: readonly Resource[]): Map<string, Reaction[]> {
  const all = new Map<string, Reaction[]>();
  for (const { reactions = {} } of resources) {
    for (const [signal, react] of Object.entries(reactions)) all.set(signal, [...(all.get(signal) ?? []), react]);
  }
  return all;
}

export interface DueJob {
  name: string;
  payload: Readonly<Record<string, string>>;
}
export type RunJob = (
  sandbox: string,
  tx: Parameters<Parameters<Store['transaction']>[1]>[0],
  job: DueJob,
  clock: Clock,
) => Promise<void>;

/** Runs a job by its name, in the scheduler's transaction. */
export function runJob(env: Environment, resources: readonly Resource[]): RunJob {
  const byName = new Map<string, Job>(resources.flatMap(({ jobs = {} }) => Object.entries(jobs)));
  return async (sandbox, tx, { name, payload }, clock) => {
    const job = byName.get(name);
    if (job === undefined) throw new Error(`nobody does the job ${name}`);
    await job(await Context.open(tx, env, sandbox, null, clock), payload);
  };
}
