/** The engines against memory: the same requests, spread over several sandboxes, in turns so that all meet the same machine. */
import { load } from './load.mjs';
import { SPREAD } from './scenarios.mjs';
import { startAwning } from './servers/start.mjs';
import { median, repeat } from './statistics.mjs';

const CONNECTIONS = 10;

/** @returns of each engine the round in the middle, with its share of what memory does */
async function inTurns(servers, requests, { seconds, rounds }) {
  const burst = ([, server], index) => load(server, requests[index], { connections: CONNECTIONS, duration: seconds });
  for (const [index, entry] of servers.entries()) await burst(entry, index);
  const runs = await repeat(rounds, async () => {
    const round = [];
    for (const [index, entry] of servers.entries()) round.push(await burst(entry, index));
    return round.map((run) => ({ ...run, ratio: run.perSecond / round[0].perSecond }));
  });
  return servers.map(([name], index) => ({
    engine: name,
    ...median(
      runs.map((round) => round[index]),
      ({ ratio }) => ratio,
    ),
  }));
}

/** @param engines memory first @returns a row for each request and engine */
export async function stores(engines, options, tell) {
  const rows = [];
  for (const { name, aims, request } of SPREAD) {
    tell(`all stores: ${name}`);
    const servers = [];
    for (const engine of engines) servers.push([engine.name, await startAwning(engine, options)]);
    const requests = [];
    for (const [, server] of servers) requests.push(await request((asked) => server.send(asked)));
    for (const run of await inTurns(servers, requests, options)) rows.push({ name, aim: aims[run.engine], ...run });
    for (const [, server] of servers) await server.stop();
  }
  return rows;
}
