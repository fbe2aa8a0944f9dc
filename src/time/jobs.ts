/** What falls due later: kept in the store, in the order of time, and run by name. */
import type { Collection, Query, Reader, Transaction } from '../store/store.ts';

export interface Job {
  id: string;
  /** Who does it. */
  name: string;
  /** Milliseconds since the epoch, on the sandbox's clock. */
  due: number;
  payload: Readonly<Record<string, string>>;
}

export const jobs: Collection = { name: 'job', indexes: {}, order: ({ internal }) => (internal as unknown as Job).due };

export async function scheduleJob(tx: Transaction, job: Job): Promise<void> {
  const internal = { ...job };
  await tx.add(jobs.name, { id: job.id, data: { id: job.id, created: Math.floor(job.due / 1000) }, internal });
}

/** What waits to be done by a name, the first first. */
export async function waitingJobs(reader: Pick<Reader, 'list'>, name: string): Promise<Job[]> {
  const filter: Query['filter'] = ({ internal }) => internal.name === name;
  const { records } = await reader.list(jobs.name, { filter, limit: Number.MAX_SAFE_INTEGER });
  return records.map(({ internal }) => internal as unknown as Job);
}

/** What falls due next, the first first; of equal times what was scheduled first. */
export async function nextJobs(reader: Pick<Reader, 'list'>, limit: number): Promise<Job[]> {
  const { records } = await reader.list(jobs.name, { limit });
  return records.map(({ internal }) => internal as unknown as Job);
}
