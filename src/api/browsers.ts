/** What browsers need to know of answers to other origins. https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS */
import type { ApiRequest } from './http.ts';

/** Seconds for which a browser need not ask again. */
const REMEMBERED = '300';

/** Of an answer to a request from a page. */
const EXPOSED =
  'Idempotency-Key, Idempotent-Replayed, Original-Request, Request-Id, Stripe-Should-Retry, Stripe-Version';

/** Whether a browser asks what it may send. */
export const isPreflight = ({ method }: ApiRequest): boolean => method === 'OPTIONS';

/** Headers for a page; none for other programs. */
export function forOrigin({ method, headers }: ApiRequest): Record<string, string> | undefined {
  if (headers.origin === undefined) return undefined;
  if (method !== 'OPTIONS') return { 'access-control-expose-headers': EXPOSED };
  return {
    'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': REMEMBERED,
    ...(headers['access-control-request-private-network'] && { 'access-control-allow-private-network': 'true' }),
  };
}
