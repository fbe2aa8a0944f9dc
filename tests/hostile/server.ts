/** The built command as a process of its own, which is watched while it is under attack. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a server must never print: faults of its own, keys, card numbers. */
const UNSPEAKABLE = /fault in Awning|^\s+at .+:\d+:\d+|sk_(test|live)_hostile|\b4242424242424242\b/;

export interface WatchedServer {
  url: string;
  /** Lines that it should not have printed. */
  slips: string[];
  /** @returns its exit code: 0 when it lived until it was told to stop */
  stop: () => Promise<number | null>;
}

/** @throws when it ends before it listens */
export async function startWatched(flags: readonly string[]): Promise<WatchedServer> {
  const server = spawn(process.execPath, ['dist/awning.js', '--port', '0', ...flags]);
  const exited = once(server, 'exit') as Promise<[number | null]>;
  const slips: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: string): void => {
      const address = /listening on (\S+)/.exec(chunk)?.[1];
      if (address !== undefined) resolve(address);
      slips.push(...chunk.split('\n').filter((line) => UNSPEAKABLE.test(line)));
    };
    for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', read);
    exited.then(([code]) => reject(new Error(`the server ended with ${code}`)), reject);
  });
  const stop = async (): Promise<number | null> => {
    server.kill('SIGTERM');
    return (await exited)[0];
  };
  return { url, slips, stop };
}
