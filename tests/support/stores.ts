/** A new, empty store of each kind, as the `store` option names it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres/server.ts';

export const ENGINES = ['memory', 'sqlite', 'postgres'] as const;
export type Engine = (typeof ENGINES)[number];

export interface TemporaryStore {
  /** What to give as `store`. */
  store: string;
  /** Removes it, once nobody uses it. */
  remove: () => Promise<void>;
}

const MAKERS: Record<Engine, () => Promise<TemporaryStore>> = {
  memory: async () => ({ store: 'memory', remove: async () => {} }),
  sqlite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'awning-store-'));
    return {
      store: join(folder, 'awning.db'),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  postgres: async () => {
    const server = await startPostgres();
    return { store: server.url, remove: () => server.remove() };
  },
};

export const temporaryStore = (engine: Engine): Promise<TemporaryStore> => MAKERS[engine]();
