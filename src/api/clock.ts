/** `/_awning/clock`: the clock of the caller's sandbox, which can be moved forward, made to stand still, and let run again. */
import { errors } from '../contract/errors.ts';
import { secondsIn } from '../time/duration.ts';
import { nextJobs } from '../time/jobs.ts';
import { readClock, type SandboxClock } from '../time/sandbox-clock.ts';
import { ownParams } from './own-params.ts';
import type { Journey } from './traveller.ts';

/** The longest advance, in seconds: ten years. */
const FURTHEST = 10 * 366 * 86_400;

/** What waits is told so far. */
const TOLD_JOBS = 10;

const NAMES = ['advance', 'freeze', 'release'] as const;
type Asked = Partial<Record<(typeof NAMES)[number], string>>;

/** Where the clock stands, and what falls due next. */
export async function tellClock({ api }: Journey, account: string, done?: number): Promise<object> {
  return api.store.read(account, async (reader) => {
    const clock = await readClock(reader, api.env.baseClock);
    const due = await nextJobs(reader, TOLD_JOBS);
    return {
      object: 'awning.clock',
      now: seconds(clock.now()),
      time: new Date(clock.now()).toISOString(),
      status: clock.frozen ? 'frozen' : 'running',
      ...(done !== undefined && { jobs_done: done }),
      due: due.map(({ name, due: at, payload }) => ({ job: name, at: seconds(at), payload })),
    };
  });
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

type Advance = (account: string, by: number) => Promise<number>;

/** @throws StripeError for what is no time, or lies in the past, or too far ahead */
export async function setClock(journey: Journey, account: string, advance: Advance): Promise<object> {
  const asked = read(journey);
  let by = asked.advance === undefined ? 0 : durationOf(asked.advance);
  if (asked.freeze !== undefined) by += await freeze(journey, account, asked.freeze);
  if (asked.release !== undefined) await change(journey, account, async (clock) => clock.released());
  if (by > FURTHEST) throw errors.invalidRequest('A clock can be moved by ten years at once, at most.', 'advance');
  // What has fallen due by now is done too.
  return tellClock(journey, account, await advance(account, by));
}

function read({ request }: Journey): Asked {
  const asked: Asked = ownParams(request);
  const unknown = Object.keys(asked).filter((name) => !(NAMES as readonly string[]).includes(name));
  if (unknown.length > 0) throw errors.unknownParams(unknown);
  if (Object.keys(asked).length === 0) throw errors.invalidRequest(`One of ${NAMES.join(', ')} is needed.`);
  if (asked.freeze !== undefined && asked.release !== undefined) throw errors.mutuallyExclusive('freeze', 'release');
  return asked;
}

function durationOf(text: string): number {
  const seconds = secondsIn(text);
  if (seconds !== undefined) return seconds;
  throw errors.invalidRequest('advance takes seconds, or a number with one of s, m, h, d, w: 3600, 7d.', 'advance');
}

/** @returns seconds that are left to a time ahead, so that what falls due on the way is done at its own time */
async function freeze(journey: Journey, account: string, at: string): Promise<number> {
  let ahead = 0;
  await change(journey, account, async (clock, isUntouched) => {
    const time = at === 'true' ? clock.now() : timeOf(at);
    ahead = Math.max(0, time - clock.now()) / 1000;
    if (time < clock.now() && !(await isUntouched()))
      throw errors.invalidRequest(
        'A clock cannot go back once something has happened in its sandbox; POST /_awning/reset empties it.',
        'freeze',
      );
    return clock.frozenAt(Math.min(time, clock.now()));
  });
  return ahead;
}

/** @returns milliseconds */
function timeOf(text: string): number {
  const time = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (!Number.isFinite(time) || time < 0)
    throw errors.invalidRequest('freeze takes true, seconds since 1970, or an ISO 8601 date.', 'freeze');
  return time;
}

type Change = (clock: SandboxClock, isUntouched: () => Promise<boolean>) => Promise<SandboxClock>;

async function change({ api }: Journey, account: string, work: Change): Promise<void> {
  await api.store.transaction(account, async (tx) => {
    // Whatever writes draws first.
    const isUntouched = async () => (await tx.next('draws')) === 1;
    await (await work(await readClock(tx, api.env.baseClock), isUntouched)).keep(tx);
  });
}
