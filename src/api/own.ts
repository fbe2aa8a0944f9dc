/** Awning's own paths, all under `/_awning/`: they never shadow Stripe's. */
import { errors, StripeError } from '../contract/errors.ts';
import type { Download } from '../core/download.ts';
import type { StoredRecord } from '../store/store.ts';
import { exportSandbox, importSandbox } from './carriage.ts';
import { setClock, tellClock } from './clock.ts';
import type { Pages } from './pages.ts';
import { deleteSnapshot, getSnapshots, postSnapshot } from './snapshots.ts';
import type { Journey } from './traveller.ts';

export const OWN = '/_awning/';

/** What these paths need besides the API. */
export interface OwnParts {
  version: string;
  pages: Pages;
  /** Empties a sandbox and what waits in it. */
  reset: (account: string) => Promise<void>;
  /** Moves the clock of a sandbox. @param by seconds @returns how many jobs were done on the way */
  advance: (account: string, by: number) => Promise<number>;
}

/** Nothing: it has arranged for a stream. */
type Answer = (journey: Journey, parts: OwnParts) => Promise<object | string | undefined>;

/** By method and first word of the path. */
const ANSWERS: Record<string, Answer> = {
  'GET health': async (_journey, { version }) => ({ status: 'ok', version }),
  'POST reset': forCaller(reset),
  'GET webhooks': forCaller(webhooks),
  'POST snapshots': forCaller(postSnapshot),
  'GET snapshots': forCaller(getSnapshots),
  'DELETE snapshots': forCaller(deleteSnapshot),
  'GET export': forCaller(exportSandbox),
  'POST import': forCaller(importSandbox),
  'GET clock': forCaller(async (journey, account) => tellClock(journey, account)),
  'POST clock': forCaller((journey, account, { advance }) => setClock(journey, account, advance)),
  'GET challenge': page((pages, journey) => pages.challenge(journey)),
  'POST challenge': page((pages, journey) => pages.answerChallenge(journey)),
  'GET mandates': page((pages, journey) => pages.mandate(journey)),
  'GET receipts': page((pages, journey) => pages.receipt(journey)),
  'GET links': page((pages, journey) => pages.linkedFile(journey)),
};

/** What is about the sandbox of the key that was sent. */
function forCaller(
  answer: (journey: Journey, account: string, parts: OwnParts) => Promise<object | undefined>,
): Answer {
  return async (journey, parts) => {
    const caller = await journey.api.keys.caller(journey.request.headers.authorization);
    if (caller.publishable) throw errors.permissionWithPublishableKey();
    await journey.api.settled(caller.account);
    return answer(journey, caller.account, parts);
  };
}

/** Who looks at a page is told on a page what went wrong. */
function page(draw: (pages: Pages, journey: Journey) => Promise<string | Download>): Answer {
  return async (journey, { pages }) => {
    try {
      return await draw(pages, journey);
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      journey.status = error.status;
      return pages.refusal(error);
    }
  };
}

/** Answers a request to one of Awning's own paths. @throws StripeError */
export async function answerOwn(journey: Journey, parts: OwnParts): Promise<void> {
  const { method, path } = journey.request;
  const answer = ANSWERS[`${method} ${path.slice(OWN.length).split('/')[0]}`];
  if (answer === undefined) throw errors.unknownPath(method, path);
  const body = await answer(journey, parts);
  if (body === undefined) return;
  if (typeof body === 'object') return journey.answer(body);
  journey.html = true;
  journey.body = body;
}

async function reset(_journey: Journey, account: string, parts: OwnParts): Promise<object> {
  await parts.reset(account);
  return { account, reset: true };
}

/** Every delivery of the caller's sandbox with its attempts, newest first; the last hundred. */
async function webhooks(journey: Journey, account: string): Promise<object> {
  const page = await journey.api.store.read(account, (reader) => reader.list('webhook_delivery', { limit: 100 }));
  return { object: 'list', data: page.records.map(({ data }: StoredRecord) => data), has_more: page.hasMore };
}
