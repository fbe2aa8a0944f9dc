/** How soon Awning is there, and what it takes while it waits. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CREATE_CUSTOMER } from './scenarios.mjs';
import { startAwning, startBare } from './servers/start.mjs';
import { median, repeat } from './statistics.mjs';

const IN_PROCESS = fileURLToPath(new URL('servers/in-process.mjs', import.meta.url));
const TIMES = 9;

/** From the start of the process to the first answer. @returns milliseconds, and bytes of memory a moment later */
async function startOf(start) {
  const started = performance.now();
  const server = await start();
  await server.send(CREATE_CUSTOMER);
  const milliseconds = performance.now() - started;
  const { memory } = await server.usage();
  await server.stop();
  return { milliseconds, memory };
}

async function medianStart(start) {
  const runs = await repeat(TIMES, () => startOf(start));
  return { milliseconds: median(runs.map((run) => run.milliseconds)), memory: median(runs.map((run) => run.memory)) };
}

const inProcess = async () => JSON.parse(execFileSync(process.execPath, [IN_PROCESS], { encoding: 'utf8' }));

/** @returns rows of `{ name, value, unit, aim }` */
export async function starts(engine, tell) {
  tell(`${engine.name}: starting`);
  const awning = await medianStart(() => startAwning(engine));
  const bare = await medianStart(() => startBare(700));
  const runs = await repeat(TIMES, inProcess);
  const of = (name) => median(runs.map((run) => run[name]));
  const megabytes = (bytes) => bytes / 1e6;
  const [milliseconds, memory] = [{ unit: 'ms' }, { unit: 'MB' }];
  return [
    { name: 'the command, from its start to the first answer', value: awning.milliseconds, aim: 300, ...milliseconds },
    { name: 'bare node:http, from its start to the first answer', value: bare.milliseconds, ...milliseconds },
    { name: 'memory of the command after its first answer', value: megabytes(awning.memory), aim: 80, ...memory },
    { name: 'memory of bare node:http after its first answer', value: megabytes(bare.memory), ...memory },
    { name: 'reading the contract', value: of('contract'), aim: 60, ...milliseconds },
    { name: 'importing the library, the contract included', value: of('load'), ...milliseconds },
    { name: 'createEmulator()', value: of('create'), aim: 50, ...milliseconds },
    { name: 'its first answer, in process', value: of('answer'), ...milliseconds },
  ].map((row) => ({ engine: engine.name, ...row }));
}
