/** Starts the one server that all black-box tests of a project talk to, unless AWNING_TARGET names another. */
import type { TestProject } from 'vitest/node';
import { startServer } from '../../src/server/start.ts';
import { ParameterCoverage } from './parameter-coverage.ts';
import { type Engine, temporaryStore } from './stores.ts';
import { targetFrom } from './target.ts';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = targetFrom(process.env);
  if (given) {
    project.provide('target', given);
    return async () => {};
  }
  const coverage = new ParameterCoverage();
  const engine = project.name.replace('api-', '') as Engine;
  const { store, remove } = await temporaryStore(engine);
  const server = await startServer({
    port: 0,
    store,
    observe: coverage,
    log: ({ method, path, error }) => {
      if (error) console.error(`${method} ${path} failed:`, error);
    },
  });
  project.provide('target', { url: server.url, sharedKey: null });
  return async () => {
    await server.close();
    await remove();
    if (engine === 'memory') coverage.write('coverage/parameters.json');
  };
}
