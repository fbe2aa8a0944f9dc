/** The HTTP server by itself, with a handler that tells what it got. */
import { onTestFinished } from 'vitest';
import type { ApiHandler } from '../../src/api/http.ts';
import type { LogEntry } from '../../src/index.ts';
import { type Listening, type ListenOptions, listen } from '../../src/server/http.ts';

/** Bytes that a body may have. */
export const LIMIT = 1000;

export const echo: ApiHandler = async ({ method, path, query, headers, body }) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ method, path, query, type: headers['content-type'], length: body.length, text: 'é' }),
});

export async function open(
  handler: ApiHandler = echo,
  options: Partial<ListenOptions> = {},
): Promise<Listening & { log: LogEntry[] }> {
  const log: LogEntry[] = [];
  const server = await listen(handler, {
    port: 0,
    host: '127.0.0.1',
    bodyLimit: LIMIT,
    log: (entry) => log.push(entry),
    ...options,
  });
  onTestFinished(() => server.close());
  return { ...server, log };
}
