/** Starts the one server that all black-box tests talk to, unless AWNING_TARGET names another. */
import type { TestProject } from 'vitest/node';
import { startServer } from '../../src/server/start.ts';
import { ParameterCoverage } from './parameter-coverage.ts';
import { targetFrom } from './target.ts';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = targetFrom(process.env);
  if (given) {
    project.provide('target', given);
    return async () => {};
  }
  const coverage = new ParameterCoverage();
  const server = await startServer({
    port: 0,
    observe: coverage,
    log: ({ method, path, error }) => {
      if (error) console.error(`${method} ${path} failed:`, error);
    },
  });
  project.provide('target', { url: server.url, sharedKey: null });
  return async () => {
    await server.close();
    coverage.write('coverage/parameters.json');
  };
}
