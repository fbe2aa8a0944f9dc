/** The API as a `fetch`: no port, the same answers. */
import { type ApiHandler, type ApiResponse, takesStream } from './http.ts';

/** @returns a function that takes what `fetch` takes; the host of the URL does not matter */
export function fetchFor(handle: ApiHandler): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const streams = request.body !== null && takesStream(request.method, pathname);
    const { status, headers, body, stream } = await handle({
      method: request.method,
      path: pathname,
      query: search.slice(1),
      headers: Object.fromEntries(request.headers),
      body: streams ? NOTHING : new Uint8Array(await request.arrayBuffer()),
      ...(streams && { stream: piecesOf(request.body as ReadableStream<Uint8Array>) }),
    });
    return new Response(stream === undefined ? body : readable(stream), { status, headers });
  };
}

const NOTHING = new Uint8Array(0);

/** Not every browser's streams can be walked through. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function readable(stream: NonNullable<ApiResponse['stream']>): ReadableStream<Uint8Array> {
  const { readable, writable } = new TextEncoderStream();
  const writer = writable.getWriter();
  stream((text) => writer.write(text)).then(
    () => writer.close(),
    (error) => writer.abort(error),
  );
  return readable;
}
