/** Starts what is measured, each in a process of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { at } from '../../scripts/project.mjs';

const COMMAND = at('dist/awning.js');
const BARE = at('bench/servers/bare.mjs');
const PROBE = new URL('probe.mjs', import.meta.url).href;

/** Resolves to the address that a server prints when it is there; what it prints later is read and dropped. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      if (said === undefined) return;
      said += chunk;
      const found = /listening on (\S+)/.exec(said)?.[1];
      if (!found) return;
      said = undefined;
      resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}: ${said}`)));
  });
}

/** One request by node:http, on a connection of its own. @returns the answer's text */
async function send(url, { method, path, headers, body }) {
  const [answer] = await once(httpRequest(`${url}${path}`, { method, headers, agent: false }).end(body), 'response');
  const text = Buffer.concat(await answer.toArray()).toString();
  if (answer.statusCode !== 200) throw new Error(`${method} ${path} was answered with ${answer.statusCode}: ${text}`);
  return text;
}

/** @param nodeFlags such as `--cpu-prof` */
async function start(file, args, nodeFlags = []) {
  const execArgv = ['--import', PROBE, ...nodeFlags];
  const child = fork(file, args, { execArgv, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const url = await addressOf(child);
  return {
    url,
    send: (request) => send(url, request),
    /** Bytes of memory, and microseconds of processor time so far. */
    usage: async () => {
      const answer = once(child, 'message');
      child.send('usage');
      return (await answer)[0];
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/**
 * The built command.
 * @param engine a row of engines.mjs
 * @param options `nodeFlags` for its process; `place` of a store that is there already
 * @returns the server; it removes its place when it stops, unless told to keep it
 */
export async function startAwning(engine, { nodeFlags, place: given } = {}) {
  const place = given ?? (await engine.place());
  const server = await start(COMMAND, ['--port', '0', '--store', place.store], nodeFlags);
  return {
    ...server,
    place,
    stop: async ({ keep = false } = {}) => {
      await server.stop();
      if (!keep) await place.remove();
    },
  };
}

/** @param bytes of each answer */
export const startBare = (bytes) => start(BARE, [String(bytes)]);
