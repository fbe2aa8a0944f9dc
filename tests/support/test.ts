/** The black-box test kit: `test(name, source, body)`, where the body gets a sandbox of its own and clients to talk to it. */
import type Stripe from 'stripe';
import { inject, type TestContext, test as vitestTest } from 'vitest';
import { type Api, apiClient, type Raw, rawClient, sdk, witnessedFetch } from './client.ts';
import { clockTools, type SandboxClock } from './clock.ts';
import { openReceiver, type Receiver } from './receiver.ts';
import { assumed, requireSource, type Source } from './sources.ts';
import { freshKey, type Target } from './target.ts';
import { Witness } from './witness.ts';

export { eventually } from './eventually.ts';
export { assumed, docs, quoted, recording, types } from './sources.ts';

declare module 'vitest' {
  interface ProvidedContext {
    target: Target;
  }
  interface TaskMeta {
    source?: Source;
    /** Set on a test of what Awning does otherwise than Stripe. */
    difference?: Difference;
    /** Operations that were answered with success and as the contract says. */
    exercised?: string[];
  }
}

/** What Awning does otherwise than Stripe; docs/differences.md is made from these. */
export interface Difference {
  /** What Stripe does. */
  stripe: string;
  /** What Awning does. */
  awning: string;
  why: string;
  /** Those that do nothing for this reason, in all operations: `payment_method_options[swish]`; or in one: `POST /v1/x name`. */
  parameters?: readonly string[];
}

export interface Tools {
  /** The official SDK. */
  stripe: Stripe;
  /** The secret key of this test's own sandbox. */
  key: string;
  publishableKey: string;
  /** Plain HTTP, with full control. */
  raw: Raw;
  /** Plain HTTP, in short. */
  api: Api;
  /** Where the target is, without a slash at the end. */
  url: string;
  /** Types of the events since the test began, oldest first. */
  events: () => Promise<string[]>;
  /** The sandbox's own clock; only Awning has it. */
  clock: SandboxClock;
  /** A webhook endpoint on this machine, closed when the test ends. */
  receiver: () => Promise<Receiver>;
  /** An SDK client with another key or other settings. */
  client: (key: string, config?: Stripe.StripeConfig) => Stripe;
}

type Body = (tools: Tools) => Promise<void>;

async function eventTypes(stripe: Stripe, since: number | null): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  return events
    .filter((event) => since === null || event.created >= since)
    .map((event) => event.type)
    .reverse();
}

function toolsFor(target: Target, witness: Witness, context: TestContext): Tools {
  const key = target.sharedKey ?? freshKey();
  const fetch = witnessedFetch(witness);
  const stripe = sdk(target.url, key, fetch);
  const raw = rawClient(target.url, key, fetch);
  // A shared account holds the events of other tests too.
  const since = target.sharedKey ? Math.floor(Date.now() / 1000) : null;
  return {
    stripe,
    key,
    publishableKey: key.replace(/^[sr]k_/, 'pk_'),
    raw,
    api: apiClient(raw),
    url: target.url,
    events: () => eventTypes(stripe, since),
    clock: clockTools(raw),
    receiver: async () => {
      const receiver = await openReceiver();
      context.onTestFinished(() => receiver.close());
      return receiver;
    },
    client: (otherKey, config) => sdk(target.url, otherKey, fetch, config),
  };
}

async function runBody(body: Body, context: TestContext): Promise<void> {
  const witness = new Witness();
  let failure: { error: unknown } | undefined;
  try {
    await body(toolsFor(inject('target'), witness, context));
  } catch (error) {
    failure = { error };
  }
  if (witness.breaches.length > 0) {
    throw new Error(`Answers that break the contract:\n${witness.breaches.join('\n')}`, { cause: failure?.error });
  }
  if (failure) throw failure.error;
  context.task.meta.exercised = [...witness.exercised];
}

interface Options {
  /** Milliseconds. */
  timeout?: number;
  meta?: { difference: Difference };
}

function declare(name: string, source: Source, body: Body, options: Options, skip: () => boolean): void {
  requireSource(name, source);
  const run = async (context: TestContext): Promise<void> => {
    context.skip(skip(), 'Only Awning has this');
    await runBody(body, context);
  };
  vitestTest(name, { concurrent: true, ...options, meta: { source, ...options.meta } }, run);
}

/**
 * A test that the real Stripe would pass too.
 * @throws when it names no source
 */
export function test(name: string, source: Source, body: Body, options: Options = {}): void {
  declare(name, source, body, options, () => false);
}

/** A test of what only Awning has, such as `/_awning/`; left out when the target is Stripe itself. */
test.awningOnly = (name: string, source: Source, body: Body, options: Options = {}): void => {
  declare(name, source, body, options, () => inject('target').sharedKey !== null);
};

/** A test of a known difference: it shows what Awning does, and declares what Stripe does instead. */
test.differs = (subject: string, difference: Difference, body: Body): void => {
  declare(subject, assumed(difference.why), body, { meta: { difference } }, () => inject('target').sharedKey !== null);
};
