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
}

export interface ApiResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The text of an answer, laid out for people as Stripe's is. */
export const jsonText = (value: unknown): string => JSON.stringify(value, null, 2);

/** The one way in, for servers, `fetch` and tests alike. It never rejects. */
export type ApiHandler = (request: ApiRequest) => Promise<ApiResponse>;
