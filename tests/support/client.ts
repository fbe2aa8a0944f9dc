/** The ways in which a test talks to the target: the official SDK, and plain HTTP. Every answer passes the witness. */
import Stripe from 'stripe';
import { encodeForm, type Form } from './form.ts';
import type { Witness } from './witness.ts';

export interface RawRequest {
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH' | 'HEAD' | 'OPTIONS';
  /** With its query, such as `/v1/customers?limit=1`. */
  path: string;
  /** Sent form-encoded. */
  form?: Form;
  /** Sent as it is, instead of a form. */
  body?: string | Uint8Array<ArrayBuffer>;
  /** Added to the usual ones; null removes one. */
  headers?: Readonly<Record<string, string | null>>;
}

export interface RawAnswer<T> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

/** `T` is what the test expects the JSON body to be. */
export type Raw = <T = Record<string, unknown>>(request: RawRequest) => Promise<RawAnswer<T>>;

/** Shorthand for `raw`: `api.post('/v1/customers', { name: 'Ada' })`. */
export interface Api {
  get: <T = Record<string, unknown>>(
    path: string,
    query?: Form,
    headers?: RawRequest['headers'],
  ) => Promise<RawAnswer<T>>;
  post: <T = Record<string, unknown>>(
    path: string,
    form?: Form,
    headers?: RawRequest['headers'],
  ) => Promise<RawAnswer<T>>;
  delete: <T = Record<string, unknown>>(
    path: string,
    form?: Form,
    headers?: RawRequest['headers'],
  ) => Promise<RawAnswer<T>>;
}

type Fetch = typeof globalThis.fetch;

/** A `fetch` whose answers the witness has seen. */
export function witnessedFetch(witness: Witness): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const body = await response.clone().text();
    const url = input instanceof Request ? input.url : String(input);
    witness.see({
      method: init?.method ?? (input instanceof Request ? input.method : 'GET'),
      url,
      status: response.status,
      body,
    });
    return response;
  };
}

export function sdk(url: string, key: string, fetch: Fetch, config: Stripe.StripeConfig = {}): Stripe {
  const { protocol, hostname, port } = new URL(url);
  return new Stripe(key, {
    protocol: protocol === 'https:' ? 'https' : 'http',
    host: hostname,
    port: port || (protocol === 'https:' ? 443 : 80),
    httpClient: Stripe.createFetchHttpClient(fetch),
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });
}

function headersOf(key: string, request: RawRequest): Headers {
  const headers = new Headers({ authorization: `Bearer ${key}` });
  if (request.form) headers.set('content-type', 'application/x-www-form-urlencoded');
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}

export function rawClient(url: string, key: string, fetch: Fetch): Raw {
  return async <T>(request: RawRequest): Promise<RawAnswer<T>> => {
    const body = request.form ? encodeForm(request.form) : request.body;
    const response = await fetch(url + request.path, {
      method: request.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: headersOf(key, request),
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : undefined) as T,
    };
  };
}

export function apiClient(raw: Raw): Api {
  const withQuery = (path: string, query: Form): string => {
    const text = encodeForm(query);
    return text ? `${path}?${text}` : path;
  };
  return {
    get: (path, query = {}, headers = {}) => raw({ method: 'GET', path: withQuery(path, query), headers }),
    post: (path, form = {}, headers = {}) => raw({ method: 'POST', path, form, headers }),
    delete: (path, form, headers = {}) => raw({ method: 'DELETE', path, ...(form ? { form } : {}), headers }),
  };
}
