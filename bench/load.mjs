/** One burst of load on one server, by autocannon. */
import { createHistogram } from 'node:perf_hooks';
import autocannon from 'autocannon';

/** autocannon's own names for a request of scenarios.mjs. */
const forAutocannon = ({ vary, ...request }) => (vary ? { ...request, setupRequest: vary } : request);

/**
 * @param requests sent in turn by each connection
 * @param until `{ duration }` in seconds, or `{ amount }` of requests
 * @returns requests per second, latencies and processor time for each request in microseconds
 * @throws when a single answer is not 2xx
 */
export async function load(server, requests, { connections, pipelining = 1, ...until }) {
  const times = createHistogram();
  const before = await server.usage();
  const run = autocannon({ url: server.url, connections, pipelining, requests: requests.map(forAutocannon), ...until });
  // autocannon itself counts whole milliseconds.
  run.on('response', (_client, _status, _bytes, milliseconds) =>
    times.record(Math.max(1, Math.round(milliseconds * 1000))),
  );
  const { errors, timeouts, non2xx, duration } = await run;
  if (errors + timeouts + non2xx > 0) throw new Error(`${errors} errors, ${timeouts} timeouts, ${non2xx} not 2xx`);
  const after = await server.usage();
  return {
    perSecond: times.count / duration,
    p50: times.percentile(50),
    p99: times.percentile(99),
    cpu: (after.cpu - before.cpu) / times.count,
    memory: after.memory,
  };
}
