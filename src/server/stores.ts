/** Where data can be kept on Node. Engines and their drivers load only when they are used. */
import { DeferredStore } from '../store/deferred.ts';
import type { StoreMaker } from '../store/store.ts';

/** What a store can be, for messages. */
export const STORES = "'memory', a path such as awning.db, or a URL such as postgres://user:password@host/database";

/** What kind of store a text names; undefined: none. */
export function kindOfStore(text: string): 'memory' | 'sqlite' | 'postgres' | undefined {
  if (text === 'memory') return 'memory';
  if (/^postgres(ql)?:\/\//.test(text)) return URL.canParse(text) ? 'postgres' : undefined;
  // A word alone is more likely a mistake than the name of a file.
  return /^\w{2,}:\/\//.test(text) || !/[./\\]/.test(text) ? undefined : 'sqlite';
}

/** A URL may hold a password. */
export const withoutPassword = (text: string): string => text.replace(/(:\/\/[^/?#]*?):.*@/, '$1:…@');

const OPENERS = {
  sqlite: async () => (await import('../store/sqlite/index.ts')).openSqlite,
  postgres: async () => (await import('../store/postgres/index.ts')).openPostgres,
};

/**
 * @param text `memory`, the path of a SQLite file, or the URL of a PostgreSQL database
 * @throws Error when it is none of these
 */
export function storeNamed(text: string): 'memory' | StoreMaker {
  const kind = kindOfStore(text);
  if (kind === undefined) throw new Error(`a store must be ${STORES}, not '${withoutPassword(text)}'`);
  if (kind === 'memory') return kind;
  return (options) =>
    new DeferredStore(options.server, async () => {
      const open = await OPENERS[kind]();
      return open(text, options);
    });
}
