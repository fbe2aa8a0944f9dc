/** What is stored must not slow down what is asked: the same requests with few, many and very many customers. */
import { fill } from './fill.mjs';
import { load } from './load.mjs';
import { CREATE_CUSTOMER, GROWING } from './scenarios.mjs';
import { startAwning } from './servers/start.mjs';
import { median, repeat } from './statistics.mjs';

/** One connection shows the time of a request, ten the work that it takes. */
const CONNECTIONS = 10;

async function startFilled(engine, size, nodeFlags) {
  const server = await startAwning(engine, { nodeFlags });
  const started = performance.now();
  const samples = await fill(server, size);
  return { server, size, samples, filled: performance.now() - started };
}

/** Of the rounds at each size the middle one; sizes take turns, so that all meet the same machine. */
async function atEachSize(filled, { request }, { seconds, rounds }) {
  const runs = filled.map(() => []);
  const burst = ({ server, samples }) =>
    load(server, request(samples), { connections: CONNECTIONS, duration: seconds });
  for (const each of filled) await burst(each);
  await repeat(rounds, async () => {
    for (const [index, each] of filled.entries()) runs[index].push(await burst(each));
  });
  return runs.map((bursts, index) => ({ size: filled[index].size, ...median(bursts, ({ p50 }) => p50) }));
}

/** How soon a server answers that finds very much. @returns milliseconds */
async function startAgain(engine, { server }) {
  await server.stop({ keep: true });
  const started = performance.now();
  const again = await startAwning(engine, { place: server.place });
  await again.send(CREATE_CUSTOMER);
  const milliseconds = performance.now() - started;
  return { again, milliseconds };
}

/**
 * @param options as for compare, and `sizes`: how many customers, from few to many; each has an event beside it
 * @returns a row for each request, and how the fullest server started again
 */
export async function growth(engine, options, tell) {
  const filled = [];
  for (const size of options.sizes) {
    tell(`${engine.name}: storing ${size.toLocaleString('en')} customers`);
    filled.push(await startFilled(engine, size, options.nodeFlags));
  }
  const rows = [];
  for (const growing of GROWING) {
    tell(`${engine.name}: ${growing.name}, of few and many`);
    rows.push({ engine: engine.name, name: growing.name, sizes: await atEachSize(filled, growing, options) });
  }
  const fullest = filled.at(-1);
  const bytes = fullest.server.place.bytes?.();
  const restarted = [];
  if (engine.name !== 'memory') {
    const { again, milliseconds } = await startAgain(engine, fullest);
    fullest.server = again;
    restarted.push({ engine: engine.name, size: fullest.size, bytes, milliseconds });
  }
  for (const { server } of filled) await server.stop();
  return { rows, restarted };
}
