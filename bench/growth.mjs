/** What is stored must not slow down what is asked: the same requests with few, many and very many customers. */
import { CONNECTIONS } from './compare.mjs';
import { load } from './load.mjs';
import { CREATE_CUSTOMER, GROWING } from './scenarios.mjs';
import { startAwning } from './servers/start.mjs';
import { median, repeat } from './statistics.mjs';

/** Ids that requests name, from all over the store. */
const SAMPLES = 200;

/** Stores so many customers. @returns ids of some of them, evenly spread */
async function fill(server, count) {
  const ids = [];
  let seen = 0;
  const note = (_status, body) => {
    if (seen++ % Math.ceil(count / SAMPLES) === 0) ids.push(JSON.parse(body).id);
  };
  await load(server, [{ ...CREATE_CUSTOMER, onResponse: note }], { connections: 10, pipelining: 10, amount: count });
  return ids;
}

async function startFilled(engine, size, nodeFlags) {
  const server = await startAwning(engine, nodeFlags);
  const ids = await fill(server, size);
  return { server, size, ids };
}

/** Of the rounds at each size the middle one; sizes take turns, so that all meet the same machine. */
async function atEachSize(filled, { request }, connections, { seconds, rounds }) {
  const runs = filled.map(() => []);
  for (const { server, ids } of filled) await load(server, request(ids), { connections, duration: seconds });
  await repeat(rounds, async () => {
    for (const [index, { server, ids }] of filled.entries()) {
      runs[index].push(await load(server, request(ids), { connections, duration: seconds }));
    }
  });
  return runs.map((bursts, index) => ({ size: filled[index].size, ...median(bursts, ({ p50 }) => p50) }));
}

/**
 * @param options as for compare, and `sizes`: how many customers, from few to many; each has an event beside it
 * @returns a row for each request and number of connections
 */
export async function growth(engine, options, tell) {
  const filled = [];
  for (const size of options.sizes) {
    tell(`${engine.name}: storing ${size.toLocaleString('en')} customers`);
    filled.push(await startFilled(engine, size, options.nodeFlags));
  }
  const rows = [];
  for (const growing of GROWING) {
    for (const connections of CONNECTIONS) {
      tell(`${engine.name}: ${growing.name}, at ${connections} connections`);
      const sizes = await atEachSize(filled, growing, connections, options);
      rows.push({ engine: engine.name, name: growing.name, connections, sizes });
    }
  }
  await Promise.all(filled.map(({ server }) => server.stop()));
  return rows;
}
