/**
 * `npm run bench`: measures, prints, and writes docs/benchmarks.md.
 * With flags, for a quick look or a profile, it prints only.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { at } from '../scripts/project.mjs';
import { bundle, contract, install, pages, setUp } from '../scripts/set-up.mjs';
import { ENGINES } from './engines.mjs';
import { machine, page } from './report.mjs';

const given = process.argv.slice(2);
const { values: flags } = parseArgs({
  args: given,
  options: {
    // Of each burst.
    seconds: { type: 'string', default: '1.5' },
    // The middle one counts.
    rounds: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '1000,100000,1000000' },
    // Leaves profiles of the processor in .cache/profiles, one for each server.
    profile: { type: 'boolean', default: false },
  },
});
const options = {
  seconds: Number(flags.seconds),
  rounds: Number(flags.rounds),
  sizes: flags.sizes.split(',').map(Number),
  nodeFlags: flags.profile ? ['--cpu-prof', `--cpu-prof-dir=${at('.cache/profiles')}`] : [],
};
const tell = (what) => console.error(`… ${what}`);

await setUp(install, contract, pages, bundle);
// Later, as what they import has to be installed first.
const { compare } = await import('./compare.mjs');
const { growth } = await import('./growth.mjs');
const { starts } = await import('./starts.mjs');

const on = machine();
const measured = { compared: [], grown: [], started: [] };
for (const engine of ENGINES) {
  measured.started.push(...(await starts(engine, tell)));
  measured.compared.push(...(await compare(engine, options, tell)));
  measured.grown.push(...(await growth(engine, options, tell)));
}
const text = page({ command: ['npm run bench', ...process.argv.slice(2)].join(' -- '), on, options, ...measured });
console.log(text);
if (given.length === 0) writeFileSync(at('docs/benchmarks.md'), text);
