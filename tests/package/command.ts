/** Runs the installed `awning` command. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const commandIn = (consumer: string): string => join(consumer, 'node_modules/awning/dist/awning.js');

/** Runs it to its end. */
export function runAwning(consumer: string, args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandIn(consumer), ...args], {
    cwd: consumer,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

export interface Running {
  url: string;
  /** Everything printed so far. */
  printed: () => string;
  /** Sends a signal and waits for the end. @returns the exit code */
  stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode === null) child.once('exit', resolve);
    else resolve(child.exitCode);
  });

/** Starts a server on a free port and waits until it says where it listens. */
export async function startAwning(consumer: string, args: string[]): Promise<Running> {
  const child = spawn(process.execPath, [commandIn(consumer), '--port', '0', ...args], { cwd: consumer });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk;
      const found = /listening on (\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`awning ended with ${code}: ${printed}`)));
  });
  const stop = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended(child);
  };
  return { url, printed: () => printed, stop };
}
