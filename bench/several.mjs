/** One PostgreSQL database with one, two and four servers, asked at once. */
import { load } from './load.mjs';
import { SPREAD } from './scenarios.mjs';
import { startAwning } from './servers/start.mjs';
import { median, repeat } from './statistics.mjs';

const COUNTS = [1, 2, 4];
/** In all, however many servers share them. */
const CONNECTIONS = 16;

async function burst(servers, requests, { seconds }) {
  const connections = CONNECTIONS / servers.length;
  const runs = await Promise.all(servers.map((server) => load(server, requests, { connections, duration: seconds })));
  return { perSecond: runs.reduce((sum, run) => sum + run.perSecond, 0), p50: Math.max(...runs.map(({ p50 }) => p50)) };
}

/** @returns a row for each request, with a run for each count of servers */
export async function several(engine, options, tell) {
  const place = await engine.place();
  const servers = [];
  while (servers.length < Math.max(...COUNTS)) servers.push(await startAwning(engine, { ...options, place }));
  const rows = [];
  for (const { name, request } of SPREAD) {
    tell(`${engine.name}, several servers: ${name}`);
    const requests = await request((asked) => servers[0].send(asked));
    await burst(servers, requests, options);
    const runs = await repeat(options.rounds, async () => {
      const round = [];
      for (const count of COUNTS) round.push(await burst(servers.slice(0, count), requests, options));
      return round;
    });
    const counts = COUNTS.map((count, index) => ({
      count,
      ...median(
        runs.map((round) => ({ ...round[index], ratio: round[index].perSecond / round[0].perSecond })),
        ({ ratio }) => ratio,
      ),
    }));
    rows.push({ name, counts });
  }
  for (const server of servers) await server.stop({ keep: true });
  await place.remove();
  return rows;
}
