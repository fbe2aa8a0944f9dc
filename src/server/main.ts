/** What the `awning` command does: read flags, serve, stop when told to; or one of its smaller commands. */

import { StoreError } from '../store/errors.ts';
import { exportTo } from './commands/export.ts';
import { loadFixtures } from './commands/fixtures.ts';
import { importFrom } from './commands/import.ts';
import { type Asked, CommandError, readAsked } from './commands/target.ts';
import { FlagError, type Flags, readFlags } from './flags.ts';
import { createLog, type Log, stack } from './log.ts';
import { type AwningServer, startServer } from './start.ts';
import { greeting, HELP, version } from './words.ts';

/** By the codes of node:net. */
const REFUSALS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is already taken; choose another with --port',
  EACCES: 'may not be used by this user; choose another with --port',
  EADDRNOTAVAIL: 'is not an address of this machine',
  ENOTFOUND: 'is not an address of this machine',
};

const print = (text: string): void => {
  process.stdout.write(text);
};

function complain(message: string, code: 1 | 2): void {
  process.stderr.write(`awning: ${message}\n`);
  process.exitCode = code;
}

function flagsOrComplaint(args: string[], env: NodeJS.ProcessEnv): Flags | null {
  try {
    return readFlags(args, env);
  } catch (error) {
    if (!(error instanceof FlagError)) throw error;
    complain(`${error.message} (see awning --help)`, 2);
    return null;
  }
}

async function serve(flags: Flags, log: Log): Promise<AwningServer | null> {
  const { port, host, quiet, store, webhooks, seed, time, sandboxTtl, searchDelay, publicUrl } = flags;
  try {
    return await startServer({
      port,
      host,
      store,
      webhooks,
      ...(seed === undefined ? {} : { seed }),
      ...(sandboxTtl === undefined ? {} : { sandboxTtl }),
      ...(searchDelay === undefined ? {} : { searchDelay }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...(time === undefined ? {} : { time: new Date(time) }),
      // A quiet server still says what went wrong inside it.
      log: quiet ? (entry) => entry.error !== undefined && log.write(entry) : log.write,
    });
  } catch (error) {
    const refusal = REFUSALS[(error as NodeJS.ErrnoException).code ?? ''];
    if (!refusal && !(error instanceof StoreError)) throw error;
    complain(error instanceof StoreError ? error.message : `${host}:${port} ${refusal}`, 1);
    return null;
  }
}

/** The first signal lets requests finish; a second one does not wait. */
function stopOnSignals(server: AwningServer, log: Log): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(130);
    stopping = true;
    await server.close();
    log.flush();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

/**
 * A promise that nobody looked at has broken one request or one delivery: it is told and the server lives.
 * After an exception outside any promise nothing is sure any more.
 */
function tellOfFaults(log: Log): void {
  process.on('unhandledRejection', (error) => {
    log.flush();
    process.stderr.write(`awning: a fault in Awning itself, please report it:\n${stack(error)}`);
  });
  process.on('uncaughtException', (error) => {
    log.flush();
    process.stderr.write(`awning: stopped by a fault in Awning itself, please report it:\n${stack(error)}`);
    process.exit(1);
  });
}

/** What `awning` does besides serving, by its first argument. */
const COMMANDS: Readonly<Record<string, (asked: Asked) => Promise<string>>> = {
  export: exportTo,
  import: importFrom,
  fixtures: loadFixtures,
};

async function runCommand(name: string, args: string[]): Promise<void> {
  try {
    const asked = readAsked(name, args);
    try {
      print(await (COMMANDS[name] as (asked: Asked) => Promise<string>)(asked));
    } finally {
      await asked.target.close();
    }
  } catch (error) {
    if (error instanceof FlagError) return complain(`${error.message} (see awning --help)`, 2);
    if (!(error instanceof CommandError || error instanceof StoreError)) throw error;
    complain(error.message, 1);
  }
}

/** @param args without the program's own name */
export async function main(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const [command = '', ...others] = args;
  if (Object.hasOwn(COMMANDS, command)) return others.includes('--help') ? print(HELP) : runCommand(command, others);
  const flags = flagsOrComplaint(args, env);
  if (!flags) return;
  if (flags.help) return print(HELP);
  if (flags.version) return print(`${version}\n`);
  const log = createLog(print);
  tellOfFaults(log);
  const server = await serve(flags, log);
  if (!server) return;
  // Whoever read the log has gone; the server stays.
  process.stdout.on('error', () => {});
  stopOnSignals(server, log);
  print(greeting(server.url));
}
