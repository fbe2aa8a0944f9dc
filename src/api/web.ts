/** The API as a `fetch`: no port, the same answers. */
import type { ApiHandler } from './http.ts';

/** @returns a function that takes what `fetch` takes; the host of the URL does not matter */
export function fetchFor(handle: ApiHandler): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const { status, headers, body } = await handle({
      method: request.method,
      path: pathname,
      query: search.slice(1),
      headers: Object.fromEntries(request.headers),
      body: new Uint8Array(await request.arrayBuffer()),
    });
    return new Response(body, { status, headers });
  };
}
