/** Engines of the store, a row each: everything is measured with each of them. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled } from '../scripts/programs.mjs';

/** Each makes a new, empty place for a store: what `--store` is told, how many bytes a file has, how to be rid of it. */
const PLACES = {
  memory: async () => ({ store: 'memory', remove: async () => {} }),
  sqlite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'awning-bench-'));
    const store = join(folder, 'bench.db');
    return { store, bytes: () => statSync(store).size, remove: async () => rmSync(folder, { recursive: true }) };
  },
  postgres: async () => {
    const server = await (await postgresTools()).startPostgres({ durable: true });
    return { store: server.url, remove: () => server.remove() };
  },
};

export const ENGINES = Object.entries(PLACES).map(([name, place]) => ({ name, place }));

let tools;

/** The tests' own way to a PostgreSQL server; it is written in TypeScript. */
async function postgresTools() {
  tools ??= await import(await compiled('tests/support/postgres/server.ts', '.cache/bench/postgres.mjs'));
  return tools;
}
