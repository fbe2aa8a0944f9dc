/** Awning against bare node:http: the same requests, answers of the same size, in turns so that both meet the same machine. */
import { load } from './load.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { startAwning, startBare } from './servers/start.mjs';
import { median, repeat } from './statistics.mjs';

export const CONNECTIONS = [1, 10];

async function inTurns(servers, requests, connections, { seconds, rounds }) {
  const runs = await repeat(rounds, async () => {
    const bare = await load(servers.bare, requests, { connections, duration: seconds });
    const awning = await load(servers.awning, requests, { connections, duration: seconds });
    return { bare, awning, ratio: awning.perSecond / bare.perSecond, cpuRatio: bare.cpu / awning.cpu };
  });
  return median(runs, ({ ratio }) => ratio);
}

async function measure(engine, { name, aim, request }, options) {
  const awning = await startAwning(engine, options);
  const asked = await request(async (first) => JSON.parse(await awning.send(first)));
  const bare = await startBare(Buffer.byteLength(await awning.send(asked)));
  const rows = [];
  for (const connections of CONNECTIONS) {
    // Code runs slowly until it has run a while.
    for (const server of [bare, awning]) await load(server, [asked], { connections, duration: options.seconds });
    const run = await inTurns({ bare, awning }, [asked], connections, options);
    rows.push({ engine: engine.name, name, aim, connections, ...run });
  }
  await Promise.all([bare.stop(), awning.stop()]);
  return rows;
}

/**
 * @param options `seconds` of each burst, `rounds` of bursts, `nodeFlags` for Awning's process
 * @returns a row for each scenario and number of connections
 */
export async function compare(engine, options, tell) {
  const rows = [];
  for (const scenario of SCENARIOS) {
    tell(`${engine.name}: ${scenario.name}`);
    rows.push(...(await measure(engine, scenario, options)));
  }
  return rows;
}
