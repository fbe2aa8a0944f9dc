/** What a server hands to the API and gets back; nothing here knows a runtime. */

export interface ApiRequest {
  method: string;
  /** Without the query, still percent-encoded. */
  path: string;
  /** Without the question mark, still percent-encoded. */
  query: string;
  /** Names in lower case; several values joined by a comma. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
  /** Instead of the body, where it may be of any size; see `takesStream`. */
  stream?: AsyncIterable<Uint8Array>;
}

/** Whoever hands over such a request may hand over its body piece by piece. */
export const takesStream = (method: string, path: string): boolean => method === 'POST' && path === '/_awning/import';

/** Sends some text; resolves when there is room for more, rejects when nobody listens any more. */
export type Write = (text: string) => Promise<void>;

export interface ApiResponse {
  status: number;
  headers: Record<string, string>;
  /** Bytes where it is a file. */
  body: string | Uint8Array<ArrayBuffer>;
  /** Instead of the body: writes it piece by piece. When it rejects, the answer must not look complete. */
  stream?: (write: Write) => Promise<void>;
}

/** The text of an answer, laid out for people as Stripe's is. */
export const jsonText = (value: unknown): string => JSON.stringify(value, null, 2);

/** The one way in, for servers, `fetch` and tests alike. It never rejects. */
export type ApiHandler = (request: ApiRequest) => Promise<ApiResponse>;
