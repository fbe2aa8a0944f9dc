/** The command's flags; each can also be given as an AWNING_… variable, and a flag wins over its variable. */
import { parseArgs } from 'node:util';
import { secondsIn } from '../time/duration.ts';
import { DEFAULT_HOST, DEFAULT_PORT } from './defaults.ts';
import { kindOfStore, STORES, withoutPassword } from './stores.ts';

export interface Flags {
  port: number;
  host: string;
  quiet: boolean;
  /** `memory`, the path of a SQLite file, or the URL of a PostgreSQL database. */
  store: string;
  seed?: string;
  /** Milliseconds since the epoch; the clock then stands still. */
  time?: number;
  /** Seconds after which a sandbox that nobody writes to is forgotten. */
  sandboxTtl?: number;
  /** Seconds until a search finds what was written. */
  searchDelay?: number;
  /** Where browsers reach the server; without a slash at the end. */
  publicUrl?: string;
  webhooks: { url: string; secret?: string }[];
  version: boolean;
  help: boolean;
}

/** A flag or variable that cannot be understood; the message is one line for the person who typed it. */
export class FlagError extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  quiet: { type: 'boolean' },
  store: { type: 'string' },
  seed: { type: 'string' },
  time: { type: 'string' },
  'sandbox-ttl': { type: 'string' },
  'search-delay': { type: 'string' },
  'public-url': { type: 'string' },
  webhook: { type: 'string', multiple: true },
  'webhook-secret': { type: 'string' },
  version: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

function readArguments(args: string[]): Given {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    // Node's message goes on with advice for programmers after the first sentence.
    const [first = ''] = (error as Error).message.split(/\.\s|\n/);
    throw new FlagError(first);
  }
}

function port(text: string, name: string): number {
  const value = Number(text);
  if (/^\d{1,5}$/.test(text) && value <= 65_535) return value;
  throw new FlagError(`${name} must be a number from 0 to 65535, not '${text}'`);
}

function flag(text: string | undefined, name: string): boolean {
  if (text === undefined || text === '' || text === '0' || text === 'false') return false;
  if (text === '1' || text === 'true') return true;
  throw new FlagError(`${name} must be 1 or 0, not '${text}'`);
}

/** @throws FlagError unless it names a store */
export function store(text: string, name: string): string {
  if (kindOfStore(text) !== undefined) return text;
  throw new FlagError(`${name} must be ${STORES}, not '${withoutPassword(text)}'`);
}

/** @returns milliseconds since the epoch */
function time(text: string, name: string): number {
  const value = /^\d+$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  // The last moment that a date can name.
  if (value <= 8.64e15) return value;
  throw new FlagError(`${name} must be an ISO date such as 2026-01-31T12:00:00Z or seconds since 1970, not '${text}'`);
}

/** @returns seconds @param least of them */
function lengthOfTime(text: string, name: string, least: number): number {
  const seconds = secondsIn(text);
  if (seconds !== undefined && seconds >= least) return seconds;
  throw new FlagError(`${name} must be a length of time such as 90s, 30m, 12h or 7d, not '${text}'`);
}

function webUrl(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new FlagError(`${name} must be an http or https URL, not '${text}'`);
}

function secret(text: string, name: string): string {
  if (/^whsec_\S+$/.test(text)) return text;
  throw new FlagError(`${name} must begin with 'whsec_'`);
}

/** Finds the text of a flag, and the name by which an error should call it. */
function lookUp(
  given: Given,
  env: Env,
  name: Exclude<keyof Given, 'quiet' | 'version' | 'help' | 'webhook'>,
): [string, string] | null {
  const variable = `AWNING_${name.toUpperCase().replaceAll('-', '_')}`;
  const typed = given[name];
  if (typed !== undefined) return [typed, `--${name}`];
  return env[variable] ? [env[variable], variable] : null;
}

function webhooks(given: Given, env: Env): Flags['webhooks'] {
  const fromEnv = (env.AWNING_WEBHOOK ?? '').split(',').map((text) => text.trim());
  const urls =
    given.webhook?.map((text) => webUrl(text, '--webhook')) ??
    fromEnv.filter(Boolean).map((text) => webUrl(text, 'AWNING_WEBHOOK'));
  const found = lookUp(given, env, 'webhook-secret');
  const shared = found ? { secret: secret(...found) } : {};
  return urls.map((url) => ({ url, ...shared }));
}

/**
 * @param args without the program's own name
 * @throws FlagError
 */
export function readFlags(args: string[], env: Env): Flags {
  const given = readArguments(args);
  const [portText, hostText, storeText] = [
    lookUp(given, env, 'port'),
    lookUp(given, env, 'host'),
    lookUp(given, env, 'store'),
  ];
  const [seedText, timeText] = [lookUp(given, env, 'seed'), lookUp(given, env, 'time')];
  const [ttlText, delayText] = [lookUp(given, env, 'sandbox-ttl'), lookUp(given, env, 'search-delay')];
  const publicText = lookUp(given, env, 'public-url');
  if (hostText?.[0] === '') throw new FlagError('--host must not be empty');
  return {
    port: portText ? port(...portText) : DEFAULT_PORT,
    host: hostText ? hostText[0] : DEFAULT_HOST,
    quiet: given.quiet ?? flag(env.AWNING_QUIET, 'AWNING_QUIET'),
    store: storeText ? store(...storeText) : 'memory',
    ...(seedText ? { seed: seedText[0] } : {}),
    ...(timeText ? { time: time(...timeText) } : {}),
    ...(ttlText ? { sandboxTtl: lengthOfTime(...ttlText, 1) } : {}),
    ...(delayText ? { searchDelay: lengthOfTime(...delayText, 0) } : {}),
    ...(publicText ? { publicUrl: webUrl(...publicText).replace(/\/+$/, '') } : {}),
    webhooks: webhooks(given, env),
    version: given.version ?? false,
    help: given.help ?? false,
  };
}
