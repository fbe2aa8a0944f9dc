/** Engines of the store, a row each: everything is measured with each of them. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { at } from '../scripts/project.mjs';

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
  if (tools === undefined) {
    const outfile = at('.cache/bench/postgres.mjs');
    await build({
      entryPoints: [at('tests/support/postgres/server.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile,
      logLevel: 'silent',
    });
    tools = await import(outfile);
  }
  return tools;
}
