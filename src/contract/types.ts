/** What an object is while it is stored, and what a handler must give to make one. */
import type { Objects } from '../../generated/operations.ts';

export type ObjectName = keyof Objects & string;

/** As the API returns it unexpanded: where an id may stand for an object, it does. */
export type Stored<N extends ObjectName> = Unexpanded<Objects[N]>;

type Scalar = string | number | boolean | null | undefined;

type Unexpanded<T> = T extends Scalar
  ? T
  : T extends readonly (infer E)[]
    ? UnexpandedValue<E>[]
    : { [K in keyof T]: UnexpandedValue<T[K]> };

type UnexpandedValue<T> = [string] extends [Extract<T, string>] ? Exclude<T, object> : Unexpanded<T>;

/** What has a blank: null, an empty list, free keys, and what the context knows. */
type HasBlank<T> = null extends T
  ? true
  : undefined extends T
    ? true
    : T extends readonly unknown[] | { object: 'list' }
      ? true
      : T extends Scalar
        ? false
        : string extends keyof T
          ? true
          : false;

type FromContext = 'id' | 'object' | 'created' | 'livemode';

type NeedsGiving<T> = {
  [K in keyof T]: K extends FromContext ? never : HasBlank<T[K]> extends true ? never : K;
}[keyof T];

type GivenValue<T> = T extends Scalar | readonly unknown[] ? T : string extends keyof T ? T : T | GivenHash<T>;

type GivenHash<T> = { [K in keyof T & NeedsGiving<T>]: GivenValue<T[K]> } & {
  [K in Exclude<keyof T, NeedsGiving<T>>]?: GivenValue<T[K]>;
};

/** What a handler writes: everything that has no blank must be there; what is left out of a hash is filled with its blanks. */
export type Given<N extends ObjectName> = GivenHash<Stored<N>>;
