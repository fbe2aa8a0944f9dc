/** Where data can be kept on Node. Engines and their drivers load only when they are used. */
import { DeferredStore } from '../store/deferred.ts';
import type { StoreMaker } from '../store/store.ts';

/** What kind of store a text names; undefined: none. */
export function kindOfStore(text: string): 'memory' | 'sqlite' | undefined {
  if (text === 'memory') return 'memory';
  // A word alone is more likely a mistake than the name of a file.
  return /^\w{2,}:\/\//.test(text) || !/[./\\]/.test(text) ? undefined : 'sqlite';
}

/**
 * @param text `memory`, or the path of a SQLite file
 * @throws Error when it is neither
 */
export function storeNamed(text: string): 'memory' | StoreMaker {
  const kind = kindOfStore(text);
  if (kind === undefined) throw new Error(`a store must be 'memory' or a path such as awning.db, not '${text}'`);
  if (kind === 'memory') return kind;
  return (options) =>
    new DeferredStore(options.server, async () => {
      const { openSqlite } = await import('../store/sqlite/index.ts');
      return openSqlite(text, options);
    });
}
