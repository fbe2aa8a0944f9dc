/** What is the same for all requests of one emulator: its clock, chance, contract and tables, joined in `index.ts`. */
import type { Blanks } from '../contract/blank.ts';
import type { Chance } from '../time/chance.ts';
import type { Clock } from '../time/clock.ts';
import type { Context } from './context.ts';
import type { SearchFields } from './search/fields.ts';

/** A URL of the `webhooks` option, called for the events of every sandbox. */
export interface StandingWebhook {
  /** Takes the place of an endpoint's id. */
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

export interface Environment {
  readonly apiVersion: string;
  /** This server among those that share the store. */
  readonly server: string;
  /** The emulator's own; every sandbox has one that can be moved: `ctx.clock`. */
  readonly baseClock: Clock;
  readonly chance: Chance;
  /** Where pages of Awning's own can be reached, without a slash at the end. */
  readonly publicUrl: () => string;
  readonly standingWebhooks: readonly StandingWebhook[];
  readonly blanks: Blanks;
  /** Kinds of objects that are stored. */
  readonly objects: ReadonlySet<string>;
  /** What objects can be searched by, by kind of object. */
  readonly searchable: ReadonlyMap<string, SearchFields>;
  /** Seconds until a search finds what was written. */
  readonly searchDelay: number;
  /** By signal. */
  readonly reactions: ReadonlyMap<string, readonly ((ctx: Context, subject: never) => Promise<void>)[]>;
}
