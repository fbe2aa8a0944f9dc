/** The API: everything that a journey stands on, and the one way in. */
import { errors, StripeError } from '../contract/errors.ts';
import type { Contract } from '../contract/format.ts';
import type { Validator } from '../contract/validate.ts';
import type { Context, Leftovers } from '../core/context.ts';
import type { Environment } from '../core/environment.ts';
import { composeId } from '../core/ids.ts';
import type { Resource } from '../core/operation.ts';
import { StoreError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { stopwatch } from '../time/clock.ts';
import type { ApiRequest, ApiResponse } from './http.ts';
import { STEPS } from './journey.ts';
import { Keys } from './keys.ts';
import { type Observer, recordReads } from './observer.ts';
import type { OwnParts } from './own.ts';
import type { Includes } from './render.ts';
import { Routes } from './routes.ts';
import { Texts } from './texts.ts';
import type { LogEntry } from './told.ts';
import { Journey } from './traveller.ts';

export type AnyHandler = (ctx: Context, params: object, path: Record<string, string>) => Promise<object>;

interface Parts {
  contract: Contract;
  validator: Validator;
  store: Store;
  env: Environment;
  resources: readonly Resource[];
  log: ((entry: LogEntry) => void) | undefined;
  observe: Observer | undefined;
  own: OwnParts;
  collections: readonly string[];
  /** Called after each request that may have written, with what it left to be done in its account. */
  afterCommit: (account: string, left: Leftovers) => void;
  /** What a request on an account must wait for, if anything. */
  settled: (account: string) => Promise<void> | undefined;
}

export class Api {
  readonly contract: Contract;
  readonly validator: Validator;
  readonly store: Store;
  readonly env: Environment;
  readonly keys = new Keys();
  readonly routes: Routes;
  readonly handlers = new Map<string, AnyHandler>();
  readonly publishable = new Set<string>();
  readonly includes: Includes;
  /** Kinds of records that a sandbox may hold. */
  readonly collections: ReadonlySet<string>;
  readonly own: OwnParts;
  readonly settled: (account: string) => Promise<void> | undefined;
  readonly texts = new Texts();
  private requests = 0;

  constructor(private readonly parts: Parts) {
    this.contract = parts.contract;
    this.validator = parts.validator;
    this.store = parts.store;
    this.env = parts.env;
    this.own = parts.own;
    this.settled = parts.settled;
    this.collections = new Set(parts.collections);
    this.routes = new Routes(parts.contract);
    this.includes = new Map(parts.resources.flatMap(({ object, includes }) => (includes ? [[object, includes]] : [])));
    for (const { operations, publishable = [] } of parts.resources) {
      for (const [key, handler] of Object.entries(operations)) this.handlers.set(key, handler as AnyHandler);
      for (const key of publishable) this.publishable.add(key);
    }
  }

  /** Seconds. */
  now(): number {
    return Math.floor(this.env.baseClock.now() / 1000);
  }

  /** The parameters of a journey, watched where somebody wants to know which are read. */
  observed(journey: Journey): object {
    const { observe } = this.parts;
    return observe === undefined ? journey.params : recordReads(journey.params, journey);
  }

  newRequestId(): string {
    return composeId('request', '', 0, this.env.chance.draw('request', this.requests++, 14));
  }

  /** Never rejects. */
  readonly handle = async (request: ApiRequest): Promise<ApiResponse> => {
    const elapsed = stopwatch();
    const journey = new Journey(this, request, this.newRequestId());
    const unforeseen = await this.travel(journey);
    const { method, path } = request;
    this.parts.log?.({
      method,
      path,
      status: journey.status,
      milliseconds: elapsed(),
      requestId: journey.id,
      ...(unforeseen !== undefined && { error: unforeseen }),
    });
    this.parts.observe?.operation(journey);
    return journey.response();
  };

  /** @returns the exception that nobody foresaw, if there was one */
  private async travel(journey: Journey): Promise<unknown> {
    try {
      for (const step of STEPS) {
        const pending = step(journey);
        if (pending !== undefined) await pending;
        if (journey.arrived) break;
      }
      return undefined;
    } catch (error) {
      const known = error instanceof StripeError;
      journey.fail(known ? error : this.fault(error, journey.id));
      return known ? undefined : error;
    } finally {
      if (journey.leaveKey !== undefined) await journey.leaveKey();
      if (journey.written !== undefined) this.parts.afterCommit(journey.written.account, journey.written.left);
    }
  }

  private fault(error: unknown, requestId: string): StripeError {
    return error instanceof StoreError ? errors.unavailable(requestId) : errors.internal(requestId);
  }
}
