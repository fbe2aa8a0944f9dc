/**
 * `npm run bench`: measures, prints, and writes docs/benchmarks.md.
 * With flags, for a quick look or a profile, it prints only.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { at } from '../scripts/project.mjs';
import { bundle, contract, install, pages, setUp } from '../scripts/set-up.mjs';
import { machine, page } from './report.mjs';

const given = process.argv.slice(2);
const { values: flags } = parseArgs({
  args: given,
  options: {
    // Of each burst.
    seconds: { type: 'string', default: '1' },
    // The middle one counts.
    rounds: { type: 'string', default: '3' },
    // Memory first.
    stores: { type: 'string', default: 'memory,sqlite,postgres' },
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
const { ENGINES } = await import('./engines.mjs');
const { compare } = await import('./compare.mjs');
const { growth } = await import('./growth.mjs');
const { several } = await import('./several.mjs');
const { starts } = await import('./starts.mjs');
const { stores } = await import('./stores.mjs');

const on = machine();
const wanted = ENGINES.filter(({ name }) => flags.stores.split(',').includes(name));
const [memory] = wanted;
const measured = {
  started: await starts(memory, tell),
  compared: await compare(memory, options, tell),
  grown: [],
  restarted: [],
};
if (wanted.length > 1) measured.stored = await stores(wanted, options, tell);
for (const engine of wanted) {
  const { rows, restarted } = await growth(engine, options, tell);
  measured.grown.push(...rows);
  measured.restarted.push(...restarted);
}
const shared = wanted.find(({ name }) => name === 'postgres');
if (shared) measured.shared = await several(shared, options, tell);
const text = page({
  command: ['npm run bench', ...(given.length > 0 ? ['--', ...given] : [])].join(' '),
  on,
  options,
  ...measured,
});
console.log(text);
if (given.length === 0) writeFileSync(at('docs/benchmarks.md'), text);
