/** The command behind `npm run test:hostile`. */
import { parseArgs } from 'node:util';
import { type Engine, temporaryStore } from '../support/stores.ts';
import { runHostile } from './run.ts';
import { startWatched } from './server.ts';
import { report } from './words.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: 'awning' },
    /** memory, sqlite or postgres. */
    engine: { type: 'string', default: 'memory' },
  },
});
const requests = Number(values.requests);
const store = await temporaryStore(values.engine as Engine);
const server = await startWatched(['--seed', values.seed, '--store', store.store]);
const started = Date.now();
const found = await runHostile({
  url: server.url,
  seed: values.seed,
  requests,
  sandbox: 'hostile',
  progress: (sent) => {
    if (sent % 10_000 === 0) console.log(`${sent} of ${requests}`);
  },
});
const code = await server.stop();
await store.remove();
if (code !== 0) found.defects.push({ request: 'all of them', faults: [`the server ended with ${code}`] });
for (const slip of server.slips)
  found.defects.push({ request: 'one of them', faults: [`the server printed: ${slip}`] });
console.log(report(found, (Date.now() - started) / 1000));
process.exitCode = found.defects.length > 0 ? 1 : 0;
