/** The public entry, and the one place where the parts are joined. */
import contractJson from '../generated/contract.json';
import page from '../generated/pages.json';
import { Api } from './api/api.ts';
import { idempotencyKeys } from './api/idempotency.ts';
import { observed } from './api/observer.ts';
import { Pages } from './api/pages.ts';
import { fetchFor } from './api/web.ts';
import { createBlanks } from './contract/blank.ts';
import { asContract } from './contract/load.ts';
import { createValidator } from './contract/validate.ts';
import type { Leftovers } from './core/context.ts';
import { deliveryPort } from './core/delivery-port.ts';
import type { Environment, StandingWebhook } from './core/environment.ts';
import { searchIndexes } from './core/search/indexes.ts';
import { collectReactions, runJob } from './core/wiring.ts';
import type { Emulator, EmulatorOptions } from './emulator.ts';
import { createDelivery } from './events/delivery.ts';
import { webhookDeliveries } from './events/owed.ts';
import { fileContents } from './resources/files/index.ts';
import { resources } from './resources/index.ts';
import { StoreUnavailable } from './store/errors.ts';
import { createMemoryStore } from './store/memory/index.ts';
import type { Collection, Store } from './store/store.ts';
import { Chance, randomSeed } from './time/chance.ts';
import { AdjustableClock, realClock } from './time/clock.ts';
import { Doubts } from './time/doubts.ts';
import { Housekeeper } from './time/housekeeping.ts';
import { jobs } from './time/jobs.ts';
import { Rounds } from './time/rounds.ts';
import { clocks } from './time/sandbox-clock.ts';
import { createScheduler } from './time/scheduler.ts';
import { VERSION } from './version.ts';

export type { ApiHandler, ApiRequest, ApiResponse } from './api/http.ts';
export type { LogEntry } from './api/told.ts';
export type { Emulator, EmulatorClock, EmulatorOptions } from './emulator.ts';
export { StoreError } from './store/errors.ts';

const contract = asContract(contractJson);
const blanks = createBlanks(contract);
const validator = createValidator(contract);

const DEFAULT_SECRET = 'whsec_awning';

/** How often to look for what nobody else will do, in milliseconds. */
const ROUND = 2000;
/** How often to look for sandboxes to forget, at least, in milliseconds. */
const LONGEST_ROUND = 60_000;

function milliseconds(time: EmulatorOptions['time']): number | undefined {
  if (time === undefined) return undefined;
  const value = typeof time === 'number' ? time * 1000 : new Date(time).getTime();
  if (!Number.isFinite(value)) throw new Error(`not a time: ${String(time)}`);
  return value;
}

function standingWebhooks(webhooks: EmulatorOptions['webhooks'] = []): StandingWebhook[] {
  return webhooks.map(({ url, secret = DEFAULT_SECRET }, index) => ({ id: `webhook_${index}`, url, secret }));
}

const collections: Collection[] = [
  ...resources.map(({ object, indexes = {}, search = {}, lifetime }) => ({
    name: object,
    indexes: { ...indexes, ...searchIndexes(search) },
    ...(lifetime && { lifetime }),
  })),
  idempotencyKeys,
  jobs,
  clocks,
  fileContents,
  webhookDeliveries,
];

/** What all requests share. @param address where browsers reach the emulator, as long as nobody says otherwise */
function environmentOf(
  { seed, webhooks, searchDelay = 0 }: EmulatorOptions,
  clock: AdjustableClock,
  server: string,
  address: () => string,
): Environment {
  return {
    apiVersion: contract.apiVersion,
    server,
    baseClock: clock,
    chance: new Chance(seed ?? randomSeed()),
    publicUrl: address,
    standingWebhooks: standingWebhooks(webhooks),
    blanks,
    objects: new Set(resources.map(({ object }) => object)),
    searchable: new Map(resources.flatMap(({ object, search }) => (search ? [[object, search]] : []))),
    searchDelay,
    reactions: collectReactions(resources),
  };
}

/** Memory holds nothing that anybody else could have left. */
const takesOver = ({ store = 'memory', background = true }: EmulatorOptions): boolean =>
  store !== 'memory' && background;

function storeOf({ store = 'memory' }: EmulatorOptions, doubts: Doubts): Store {
  const make = store === 'memory' ? createMemoryStore : store;
  return make({
    server: `server_${randomSeed()}`,
    now: () => realClock.now(),
    contract: contract.apiVersion,
    collections,
    inDoubt: (sandbox) => doubts.add(sandbox),
  });
}

/** Forgets sandboxes that nobody has used for long. @param ttl seconds */
function createExpiry(store: Store, ttl: number, report: (error: unknown) => void): Rounds {
  const work = async (): Promise<void> => {
    const since = realClock.now() - ttl * 1000;
    for (const sandbox of await store.sandboxes(since)) await store.clear(sandbox, since);
  };
  return new Rounds({ work, every: Math.min(ttl * 100, LONGEST_ROUND), report });
}

interface Ground {
  store: Store;
  env: Environment;
  clock: AdjustableClock;
  doubts: Doubts;
}

/** What happens without a request: webhooks, jobs, and taking over what servers that are gone have left to do. */
function createBackground(options: EmulatorOptions, { store, env, clock, doubts }: Ground) {
  const report = reporter(options.log);
  const delivery = createDelivery({
    store,
    fetch: (url, init) => fetch(url, init),
    port: deliveryPort(env),
    schedule: options.webhookRetries ?? 'fast',
    report,
  });
  const deliver = (sandbox: string): void => delivery.wake(sandbox);
  const scheduler = createScheduler({ store, clock, run: runJob(env, resources), report, afterRun: deliver });
  const wake = (sandbox: string): void => {
    scheduler.wake(sandbox);
    deliver(sandbox);
  };
  const rounds = new Rounds({
    work: async () => {
      for (const sandbox of doubts.next()) wake(sandbox);
      await scheduler.resume();
      await delivery.resume();
    },
    every: ROUND,
    report,
  });
  const housekeeper = new Housekeeper({ store, clock, collections, report });
  const ttl = options.sandboxTtl;
  const expiry = ttl === undefined ? undefined : createExpiry(store, ttl, report);
  expiry?.start();
  return {
    start: () => rounds.start(),
    startLater: () => rounds.startLater(),
    wake: (sandbox: string, { jobs, deliveries }: Leftovers) => {
      if (jobs) scheduler.wake(sandbox);
      if (deliveries) deliver(sandbox);
      housekeeper.wake(sandbox);
    },
    // On a clock that stands still, what is due at once is done before anything else happens, so that it always is.
    settled: (sandbox: string) => (clock.frozen ? scheduler.settled(sandbox) : undefined),
    advance: (seconds: number) => scheduler.advance(seconds),
    advanceSandbox: async (sandbox: string, seconds: number) => {
      const done = await scheduler.advanceSandbox(sandbox, seconds);
      await housekeeper.sweep(sandbox);
      return done;
    },
    close: async () => {
      await expiry?.close();
      await rounds.close();
      await housekeeper.close();
      await scheduler.close();
      await delivery.close();
    },
  };
}

/** A whole Stripe in this process. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const clock = new AdjustableClock(milliseconds(options.time));
  const doubts = new Doubts();
  const store = storeOf(options, doubts);
  let publicUrl = options.publicUrl ?? 'http://127.0.0.1:12111';
  const env = environmentOf(options, clock, store.server, () => publicUrl);
  const background = createBackground(options, { store, env, clock, doubts });
  const { observe } = options;
  const api = new Api({
    contract,
    validator,
    store,
    env,
    resources,
    log: options.log,
    observe: observe && { operation: (journey) => tell(observe, observed(journey)) },
    own: {
      version: VERSION,
      pages: new Pages(drawPage),
      reset: (account) => store.clear(account),
      advance: background.advanceSandbox,
    },
    collections: collections.filter(({ passing }) => !passing).map(({ name }) => name),
    settled: background.settled,
    afterCommit: options.background === false ? () => {} : background.wake,
  });
  const opened = takesOver(options) ? openAndStart(store, background) : store.open();
  // Whoever does not wait for it is told by the first answer.
  opened.catch(() => {});
  return {
    handle: api.handle,
    fetch: fetchFor(api.handle),
    clock: { now: () => api.now(), advance: background.advance },
    ready: () => opened,
    reset: async () => {
      for (const account of await store.sandboxes()) await store.clear(account);
    },
    close: async () => {
      await background.close();
      await store.close();
    },
    setPublicUrl: (url) => {
      publicUrl = url;
    },
  };
}

async function openAndStart(store: Store, background: ReturnType<typeof createBackground>): Promise<void> {
  try {
    await store.open();
  } catch (error) {
    // What is away may come.
    if (error instanceof StoreUnavailable) background.startLater();
    throw error;
  }
  await background.start();
}

/** What goes wrong in the background belongs to no request, and is told all the same. */
const reporter =
  (log: EmulatorOptions['log']) =>
  (error: unknown): void =>
    log?.({ method: '-', path: '/_awning/background', status: 500, milliseconds: 0, requestId: '-', error });

function tell(observe: NonNullable<EmulatorOptions['observe']>, seen: ReturnType<typeof observed>): void {
  if (seen !== undefined) observe.operation(seen.key, seen.info);
}

/** The pages are whole HTML documents that read what they show from one element. */
function drawPage(view: string, facts: object): string {
  const json = JSON.stringify({ view, ...facts }).replace(/</g, '\\u003c');
  return page.html.replace('{"view":""}', () => json);
}
