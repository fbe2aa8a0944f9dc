/** One line a request. Paths only: queries and bodies may hold secrets, and ids in paths are no secrets. */
import type { LogEntry } from '../index.ts';
import { StoreError } from '../store/errors.ts';

export interface Log {
  write(entry: LogEntry): void;
  /** Writes what is still held back. */
  flush(): void;
}

const LINE_BREAKS = /[\r\n]/g;

/** A person may have put a key into a path by mistake. */
const SECRETS = /\b([a-z]{2,5}_(?:test|live)_|whsec_)\w+|_secret_\w+|\b\d{12,19}\b/g;

const hide = (text: string): string => text.replace(SECRETS, (_all, prefix: string | undefined) => `${prefix ?? ''}…`);

/** `POST /v1/customers 200 3 ms req_…` */
export function line({ method, path, status, milliseconds, requestId }: LogEntry): string {
  return `${hide(method)} ${hide(path).replace(LINE_BREAKS, ' ')} ${status} ${milliseconds.toFixed(1)} ms ${requestId}\n`;
}

/** What an unforeseen exception was and where; errors that were caused by another name it too. */
export function stack(error: unknown): string {
  // Its message says what a person can do; the stack would only say that a database was asked.
  if (error instanceof StoreError) return `${hide(error.message)}\n`;
  if (!(error instanceof Error)) return `${String(error)}\n`;
  const cause = error.cause === undefined ? '' : `caused by: ${stack(error.cause)}`;
  return `${hide(error.stack ?? error.message)}\n${cause}`;
}

/** How long lines may wait for others, in milliseconds: nobody notices. */
const HELD_BACK = 10;

/**
 * Lines are gathered and written together, as a write for each would cost more than the request.
 * @param write such as `process.stdout.write`
 */
export function createLog(write: (text: string) => void): Log {
  let held = '';
  const flush = (): void => {
    const text = held;
    held = '';
    if (text) write(text);
  };
  return {
    write: (entry) => {
      if (!held) setTimeout(flush, HELD_BACK);
      held += line(entry);
      if (entry.error !== undefined) held += stack(entry.error);
    },
    flush,
  };
}
