/** Awning's own paths, all under `/_awning/`: they never shadow Stripe's. */
import { errors, StripeError } from '../contract/errors.ts';
import { decodeForm } from '../contract/form.ts';
import { Context } from '../core/context.ts';
import type { StoredRecord } from '../store/store.ts';
import type { Api } from './api.ts';
import { type ApiRequest, jsonText } from './http.ts';
import type { Pages } from './pages.ts';
import type { Journey } from './traveller.ts';

export const OWN = '/_awning/';

/** What these paths need besides the API. */
export interface OwnParts {
  version: string;
  pages: Pages;
  /** Empties a sandbox and what waits in it. */
  reset: (account: string) => Promise<void>;
}

type Answer = (journey: Journey, parts: OwnParts) => Promise<object | string>;

/** By method and first word of the path. */
const ANSWERS: Record<string, Answer> = {
  'GET health': async (_journey, { version }) => ({ status: 'ok', version }),
  'POST reset': reset,
  'GET webhooks': webhooks,
  'GET challenge': async (journey, { pages }) => pages.challenge(journey),
  'POST challenge': async (journey, { pages }) => pages.answerChallenge(journey, decodeForm(text(journey.request))),
  'GET receipts': async (journey, { pages }) => pages.receipt(journey),
};

const text = (request: ApiRequest): string => new TextDecoder().decode(request.body);

/** Answers a request to one of Awning's own paths. @throws StripeError */
export async function answerOwn(journey: Journey, parts: OwnParts): Promise<void> {
  const { method, path } = journey.request;
  const answer = ANSWERS[`${method} ${path.slice(OWN.length).split('/')[0]}`];
  if (answer === undefined) throw errors.unknownPath(method, path);
  const body = await answer(journey, parts);
  journey.html = typeof body === 'string';
  journey.body = typeof body === 'string' ? body : jsonText(body);
}

async function callersAccount({ api, request }: Journey): Promise<string> {
  return (await api.keys.caller(request.headers.authorization)).account;
}

async function reset(journey: Journey, parts: OwnParts): Promise<object> {
  const account = await callersAccount(journey);
  await parts.reset(account);
  return { account, reset: true };
}

/** Every delivery of the caller's sandbox with its attempts, newest first; the last hundred. */
async function webhooks(journey: Journey): Promise<object> {
  const account = await callersAccount(journey);
  const page = await journey.api.store.read(account, (reader) => reader.list('webhook_delivery', { limit: 100 }));
  return { object: 'list', data: page.records.map(({ data }: StoredRecord) => data), has_more: page.hasMore };
}

/** Work on the sandbox that a page belongs to; what an error keeps is kept. */
export async function inSandbox<T>(
  api: Api,
  account: string,
  request: Journey,
  work: (ctx: Context) => Promise<T>,
): Promise<T | StripeError> {
  const facts = { id: request.id, idempotencyKey: null, path: request.request.path, publishable: true };
  return api.store.transaction(account, async (tx) => {
    try {
      return await work(await Context.open(tx, api.env, account, facts));
    } catch (error) {
      if (error instanceof StripeError && error.keepsChanges) return error;
      throw error;
    }
  });
}
