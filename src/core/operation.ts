/** What a resource is: its handlers under the keys of the contract, its indexes, and what it does when others change. */

import type { Operations } from '../../generated/operations.ts';
import type { ObjectName, Stored } from '../contract/types.ts';
import type { Collection, StoredRecord } from '../store/store.ts';
import type { Context } from './context.ts';
import type { Download } from './download.ts';
import type { SearchFields } from './search/fields.ts';

export type OperationKey = keyof Operations & string;

/** `{ object: 'search_result', … }` with stored, unexpanded objects. */
export interface SearchAnswer<T> {
  object: 'search_result';
  data: T[];
  has_more: boolean;
  next_page: string | null;
  /** When asked for by `expand[]`. */
  total_count?: number;
  url: string;
}

/** `{ object: 'list', … }` with stored, unexpanded objects. */
export interface ListAnswer<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

type StoredAnswer<A> = A extends { deleted: true }
  ? A
  : A extends { pipe: unknown }
    ? Download
    : A extends { object: infer O }
      ? O extends ObjectName
        ? Stored<O>
        : O extends 'list'
          ? ListAnswer<unknown>
          : O extends 'search_result'
            ? SearchAnswer<unknown>
            : A
      : A;

export type ParamsOf<K extends OperationKey> = Operations[K]['params'];
export type PathOf<K extends OperationKey> = Record<Operations[K]['path'] & string, string>;

/**
 * Behaviour of one operation. It may throw a `StripeError`, which undoes all it did
 * (unless the error says that it keeps what was done, as a declined payment does).
 */
export type Handler<K extends OperationKey> = (
  ctx: Context,
  params: ParamsOf<K>,
  path: PathOf<K>,
) => Promise<StoredAnswer<Operations[K]['answer']>>;

export type Handlers = { readonly [K in OperationKey]?: Handler<K> };

/** What happens to objects above when one below has changed; runs in the same transaction. */
export type Reactions = { readonly [signal: string]: (ctx: Context, subject: never) => Promise<void> };

/** A thing that falls due later; called in a transaction of its own. */
export type Job = (ctx: Context, payload: Readonly<Record<string, string>>) => Promise<void>;

export interface Resource {
  /** The value of its `object` field, and the name of its collection. */
  readonly object: ObjectName;
  /** What its objects are found by. */
  readonly indexes?: Readonly<Record<string, (record: StoredRecord) => string | readonly string[] | null | undefined>>;
  /** What its objects can be searched by. */
  readonly search?: SearchFields;
  /** How old its objects get. */
  readonly lifetime?: Collection['lifetime'];
  readonly operations: Handlers;
  /** What a publishable key may call. */
  readonly publishable?: readonly OperationKey[];
  readonly reactions?: Reactions;
  readonly jobs?: Readonly<Record<string, Job>>;
  /** What of its objects is sent only when expanded, such as a charge's refunds, or `amount_details.line_items`; undefined: there is nothing. */
  readonly includes?: Readonly<Record<string, (ctx: Context, id: string) => Promise<unknown>>>;
}
