/** Where a database is, how a message names it, and how long it may take: all of it stands in its URL. */

export interface Address {
  readonly url: string;
  /** Without the password. */
  readonly name: string;
  /** Milliseconds: to get a connection. */
  readonly toConnect: number;
  /** Milliseconds: to do one piece of work with it. */
  readonly toUse: number;
}

/** Those of `connect_timeout` (in seconds) and `statement_timeout` (in milliseconds), unless the URL has them. */
const TO_CONNECT = 5000;
const TO_USE = 10_000;

export function addressOf(url: string): Address {
  const { protocol, username, host, pathname, searchParams } = new URL(url);
  return {
    url,
    name: `${protocol}//${username && `${username}@`}${host}${pathname}`,
    toConnect: Number(searchParams.get('connect_timeout')) * 1000 || TO_CONNECT,
    toUse: Number(searchParams.get('statement_timeout')) || TO_USE,
  };
}
