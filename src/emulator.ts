/** What an emulator is asked for, and what it offers. */
import type { ApiHandler } from './api/http.ts';
import type { LogEntry, Observed } from './api/told.ts';
import type { StoreMaker } from './store/store.ts';

export interface EmulatorOptions {
  /** The same seed, time and requests give the same bytes twice. */
  seed?: string;
  /** Where the clock stands still: ISO 8601, seconds since the epoch, or a Date. It runs unless this is given. */
  time?: string | number | Date;
  /** Called for the events of every sandbox. The secret signs; `whsec_awning` unless said. */
  webhooks?: readonly { url: string; secret?: string }[];
  /** Pauses between the attempts of a webhook: seconds for tests, or days as at Stripe. */
  webhookRetries?: 'fast' | 'stripe';
  /** Seconds until a search finds what was written, on the sandbox's clock; none unless said, at Stripe up to a minute. */
  searchDelay?: number;
  /** Where data is kept: in memory unless said. */
  store?: 'memory' | StoreMaker;
  /** Sandboxes that nobody has written to for so many seconds are forgotten; never unless said. */
  sandboxTtl?: number;
  /** Where browsers reach this emulator, for the pages that answers link to. */
  publicUrl?: string;
  /** False: no webhook is sent, nothing that falls due is done, nobody's work is taken over; for a look into a store. */
  background?: boolean;
  log?: (entry: LogEntry) => void;
  /** For tests: what each operation was asked and what its handler read. */
  observe?: { operation(key: string, info: Observed): void };
}

export interface EmulatorClock {
  /** Seconds since the epoch. */
  now(): number;
  /** Moves the clock forward and does what falls due on the way. @param seconds */
  advance(seconds: number): Promise<void>;
}

export interface Emulator {
  /** For `Stripe.createFetchHttpClient(emulator.fetch)`; any host will do. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  handle: ApiHandler;
  clock: EmulatorClock;
  /** Resolves when the store is open; requests that come before wait for it. @throws StoreError when it cannot be used */
  ready(): Promise<void>;
  /** Empties every sandbox. */
  reset(): Promise<void>;
  close(): Promise<void>;
  /** Tells where browsers reach it; a server calls this with its own address. */
  setPublicUrl(url: string): void;
}
