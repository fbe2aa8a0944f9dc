/** The journey of a request: one list of steps, in the order in which Stripe checks. */
import { errors, StripeError } from '../contract/errors.ts';
import { parseExpand } from '../contract/expansion.ts';
import { bodyText, decodeForm } from '../contract/form.ts';
import { Context } from '../core/context.ts';
import { MustWrite } from '../core/read-only.ts';
import { readClock } from '../time/sandbox-clock.ts';
import { permitApp } from './apps.ts';
import { isPreflight } from './browsers.ts';
import { checkKey, enterKey, keepAnswer, keptAnswer } from './idempotency.ts';
import { readParts } from './multipart.ts';
import { answerOwn, OWN } from './own.ts';
import { expand, forBrowser } from './render.ts';
import { answerOf, type Journey } from './traveller.ts';

/** What need not wait makes no promise. */
type Step = (journey: Journey) => void | Promise<void>;

/** The earlier of two faults is the one that is told; `precedence.test.ts` holds the table. */
export const STEPS: readonly Step[] = [
  preflight,
  own,
  authenticate,
  version,
  actAs,
  route,
  permit,
  decode,
  validate,
  idempotency,
  settle,
  execute,
];

/** A browser that asks what it may send is told, and no more. */
function preflight(journey: Journey): void {
  journey.arrived = isPreflight(journey.request);
}

/** Awning's own paths leave the journey here. */
function own(journey: Journey): void | Promise<void> {
  if (!journey.request.path.startsWith(OWN)) return;
  journey.arrived = true;
  return answerOwn(journey, journey.api.own);
}

function authenticate(journey: Journey): void | Promise<void> {
  const known = journey.api.keys.known(journey.request.headers.authorization);
  if (known === undefined) return identify(journey);
  journey.caller = known;
}

async function identify(journey: Journey): Promise<void> {
  journey.caller = await journey.api.keys.caller(journey.request.headers.authorization);
}

/** https://docs.stripe.com/search */
const SEARCHES_SINCE = '2020-08-27';

const VERSION = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(\.[a-z]+)?$/;

function version(journey: Journey): void {
  const asked = journey.request.headers['stripe-version'];
  if (asked === undefined) return;
  // A beta is asked for behind a semicolon.
  if (!VERSION.test(asked.split(';')[0]?.trim() ?? '')) throw errors.badVersion(asked);
  journey.version = asked;
}

/** Connected accounts: only one's own is known. */
function actAs(journey: Journey): void {
  const account = journey.request.headers['stripe-account'];
  if (account === undefined || account === journey.caller.account) return;
  throw errors.accountInvalid('sk_test_****', account);
}

function route(journey: Journey): void {
  const { method, path } = journey.request;
  const found = journey.api.routes.find(method, path);
  if (found === undefined) throw errors.unknownPath(method, path);
  if (found.operation.endsWith('/search') && journey.version < SEARCHES_SINCE)
    throw errors.searchNeedsVersion(SEARCHES_SINCE, journey.version);
  journey.route = found;
}

function permit(journey: Journey): void | Promise<void> {
  const { operation } = journey.route;
  if (journey.caller.publishable && !journey.api.publishable.has(operation))
    throw errors.permissionWithPublishableKey();
  const handler = journey.api.handlers.get(operation);
  if (handler === undefined) throw errors.notEmulated(operation);
  journey.handler = handler;
  if (journey.caller.ephemeral !== undefined) return permitApp(journey, journey.caller.ephemeral);
}

function decode(journey: Journey): void | Promise<void> {
  const { query, body, headers } = journey.request;
  const type = headers['content-type'] ?? '';
  if (body.length > 0 && /json/i.test(type)) throw errors.jsonBody();
  if (/^multipart\/form-data/i.test(type)) return decodeParts(journey, type);
  read(journey, query, bodyText(body));
}

/** Parameters may stand in the address and in the body; where both have one, the body's counts. */
function read(journey: Journey, query: string, text: string): void {
  journey.text = query === '' || text === '' ? query + text : `${query}&${text}`;
  journey.form = decodeForm(journey.text);
}

/** What can be sent as a form can be sent in parts too; one of them may be a file. */
async function decodeParts(journey: Journey, type: string): Promise<void> {
  const { text, upload } = await readParts(journey.request.body, type);
  read(journey, journey.request.query, text);
  journey.upload = upload;
}

function validate(journey: Journey): void {
  const { operation } = journey.route;
  const { params } = journey.api.validator.validate(operation, journey.form);
  journey.params = params;
  const wanted = params.expand as string[] | undefined;
  if (wanted !== undefined) journey.tree = parseExpand(journey.api.contract, operation, wanted);
}

/** Keys mean something on POST only. https://docs.stripe.com/api/idempotent_requests */
function idempotency(journey: Journey): void | Promise<void> {
  const key = journey.request.headers['idempotency-key'];
  if (key !== undefined && journey.request.method === 'POST') return useKey(journey, key);
}

async function useKey(journey: Journey, key: string): Promise<void> {
  const { method, path } = journey.request;
  journey.keyed = { key: checkKey(key), endpoint: `${method} ${path}`, parameters: journey.text };
  journey.leaveKey = await enterKey(journey.api.store, journey.caller.account, key);
}

function settle(journey: Journey): void | Promise<void> {
  return journey.api.settled(journey.caller.account);
}

/** Everything that reads or writes the sandbox happens in one transaction, or in one view of it. */
async function execute(journey: Journey): Promise<void> {
  if (journey.request.method === 'GET' && (await look(journey))) return;
  const { api, caller, keyed } = journey;
  try {
    await api.store.transaction(caller.account, async (tx) => {
      const clock = await readClock(tx, api.env.baseClock);
      const kept = keyed && (await keptAnswer(tx, keyed, clock));
      if (kept !== undefined) return journey.replay(kept);
      const ctx = await Context.open(tx, api.env, caller.account, journey.facts(), clock);
      journey.written = ctx;
      await journey.answerWith(() => handle(ctx, journey));
      if (keyed) await keepAnswer(tx, keyed, answerOf(journey), clock);
    });
  } catch (error) {
    if (!(error instanceof StripeError) || error.body.type === 'idempotency_error') throw error;
    journey.fail(error);
    if (keyed === undefined) return;
    await api.store.transaction(caller.account, async (tx) =>
      keepAnswer(tx, keyed, answerOf(journey), await readClock(tx, api.env.baseClock)),
    );
  }
}

/** Answers without a transaction. @returns false when the handler has something to write, as for a card that is only a name */
async function look(journey: Journey): Promise<boolean> {
  const { api, caller } = journey;
  try {
    await api.store.read(caller.account, (reader) => {
      const ctx = Context.look(reader, api.env, caller.account, journey.facts());
      return journey.answerWith(() => handle(ctx, journey));
    });
    return true;
  } catch (error) {
    if (error instanceof MustWrite) return false;
    throw error;
  }
}

async function handle(ctx: Context, journey: Journey): Promise<object> {
  const { api, handler, route, tree } = journey;
  const answer = await handler(ctx, api.observed(journey), route.path);
  const expanded = tree === undefined ? answer : await expand(ctx, api.includes, answer, tree);
  return journey.caller.publishable ? forBrowser(expanded) : expanded;
}
