/** Whom a command talks to: a server that runs, or a store that no server has open. */
import { parseArgs } from 'node:util';
import { DEFAULT_HOST, DEFAULT_PORT } from '../defaults.ts';
import { createEmulator } from '../emulator.ts';
import { FlagError, store } from '../flags.ts';
import { TEST_KEY } from '../words.ts';

/** What went wrong, in one line for the person who typed the command. */
export class CommandError extends Error {}

export interface Target {
  /** With the key, to a path such as `/_awning/export`. @throws CommandError when nobody is there */
  request(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export interface Asked {
  /** The one thing that is not a flag. */
  file: string;
  target: Target;
}

const OPTIONS = { key: { type: 'string' }, url: { type: 'string' }, store: { type: 'string' } } as const;

/** @param args behind the command's name @throws FlagError */
export function readAsked(command: string, args: string[]): Asked {
  const { values, positionals } = parse(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new FlagError(`awning ${command} takes one FILE`);
  if (values.url !== undefined && values.store !== undefined)
    throw new FlagError('--url and --store exclude each other');
  const url = values.url ?? `http://${DEFAULT_HOST}:${DEFAULT_PORT}`;
  if (!URL.canParse(url)) throw new FlagError(`--url must be an http or https URL, not '${url}'`);
  const key = values.key ?? TEST_KEY;
  const target = values.store === undefined ? running(url, key) : opened(store(values.store, '--store'), key);
  return { file, target };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new FlagError((error as Error).message.split(/\.\s|\n/)[0]);
  }
}

const withKey = (key: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { authorization: `Bearer ${key}`, ...init.headers },
});

function running(url: string, key: string): Target {
  const base = url.replace(/\/$/, '');
  return {
    request: (path, init) =>
      fetch(base + path, withKey(key, init)).catch((error) => {
        throw new CommandError(
          `no awning answers at ${base} (${reasonOf(error)}); --url names another, --store a file`,
        );
      }),
    close: async () => {},
  };
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}

function opened(store: string, key: string): Target {
  // What is owed to webhooks is sent by a server, which knows to whom.
  const emulator = createEmulator({ store, background: false });
  return {
    request: async (path, init) => {
      await emulator.ready();
      return emulator.fetch(`http://awning${path}`, withKey(key, init));
    },
    close: () => emulator.close(),
  };
}

/** @throws CommandError with what the answer says, unless it is a success */
export async function successful(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const text = await answer.text();
  throw new CommandError(messageIn(text) ?? `${answer.url || 'the store'} answered ${answer.status}`);
}

export function messageIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message;
  } catch {
    // What is no JSON comes from somebody else than Awning.
    return undefined;
  }
}
