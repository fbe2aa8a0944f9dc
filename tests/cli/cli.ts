/** Runs the official Stripe CLI, with nothing of the person who runs the tests: no settings, no login, no telemetry. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from '../support/sources.ts';
import { type Tools, test } from '../support/test.ts';

export interface Said {
  code: number;
  stdout: string;
  stderr: string;
}

interface CliTools extends Tools {
  /** Runs a command with this test's key, such as `cli('customers', 'create', '--name', 'Ada')`. */
  cli: (...args: string[]) => Promise<Said>;
  /** Where it runs; removed when the test ends. */
  folder: string;
}

const COMMAND = fileURLToPath(import.meta.resolve('@stripe/cli/bin/shim.js'));

/** Each command starts two programs, which takes long on a busy machine; in milliseconds. */
const TIME_LIMIT = 90_000;

/** Nobody listens there, so that the search for a newer version ends at once, on every network. */
const NOWHERE = 'http://127.0.0.1:9';

/** What a program needs to start at all. */
const KEPT = ['PATH', 'SystemRoot', 'TEMP', 'TMPDIR'];

function environment(home: string, url: string): NodeJS.ProcessEnv {
  const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: home,
    STRIPE_CLI_TELEMETRY_OPTOUT: '1',
    ...(url.startsWith('http:') && { HTTPS_PROXY: NOWHERE }),
  };
}

function run({ url, key }: Tools, folder: string, args: string[]): Promise<Said> {
  const all = [COMMAND, ...args, '--api-base', url, '--api-key', key, '--color', 'off'];
  return new Promise((resolve) => {
    execFile(process.execPath, all, { cwd: folder, env: environment(folder, url) }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

/** A test with the CLI at hand. */
export function cliTest(name: string, source: Source, body: (tools: CliTools) => Promise<void>): void {
  const withCli = async (tools: Tools): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'awning-cli-'));
    try {
      await body({ ...tools, folder, cli: (...args) => run(tools, folder, args) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  test(name, source, withCli, { timeout: TIME_LIMIT });
}
