/** The README, followed to the letter. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject, onTestFinished, test } from 'vitest';
import { readFlags } from '../../src/server/flags.ts';
import { kindOfStore } from '../../src/server/stores.ts';
import { startAwning } from './command.ts';

const consumer = inject('consumer');
/** Inside the project, so that its `stripe`, `vitest` and `typescript` are found. */
const folder = join(process.cwd(), '.cache/readme');
const README = readFileSync('README.md', 'utf8');

/** The code block that holds a text. @returns the code, with nothing changed */
function snippet(text: string): string {
  const blocks = [...README.matchAll(/```(?:js|ts)\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const found = blocks.filter((code) => code.includes(text));
  expect(found).toHaveLength(1);
  return found[0] as string;
}

/** A folder that has Awning as people get it. */
function enter(files: Record<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(join(consumer, 'node_modules/awning'), join(folder, 'node_modules/awning'), 'junction');
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code);
}

const node = (...args: string[]) =>
  spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });

test("the SDK's snippet, pasted, pays", async () => {
  const awning = await startAwning(consumer, []);
  onTestFinished(async () => {
    await awning.stop('SIGTERM');
  });
  const { port } = new URL(awning.url);
  enter({ 'pay.mjs': snippet('intent.status').replace('12111', port) });
  expect(node('pay.mjs')).toMatchObject({ stdout: 'succeeded\n', stderr: '' });
});

test('in process: it runs, and compiles', () => {
  const code = snippet('emulator.clock.advance');
  enter({ 'use.mjs': code, 'use.mts': code });
  expect(node('use.mjs')).toMatchObject({ stdout: '', stderr: '', status: 0 });
  const flags =
    '--noEmit --strict --skipLibCheck --target es2022 --module nodenext --lib es2022,dom --types node --ignoreConfig';
  expect(node('../../node_modules/typescript/bin/tsc', ...flags.split(' '), 'use.mts').stdout).toBe('');
});

test('the recipe for vitest', () => {
  enter({ 'orders.test.ts': snippet('beforeEach'), 'vitest.config.ts': 'export default {};\n' });
  const run = node('../../node_modules/vitest/vitest.mjs', 'run', '--root', '.', '--reporter', 'json');
  expect(JSON.parse(run.stdout)).toMatchObject({ numPassedTests: 1, numTotalTests: 1 });
});

test('the recipe for jest: its set-up serves, its teardown stops', async () => {
  const [setUp = '', tearDown = ''] = snippet('jest.global-setup').split('// jest.global-teardown.mjs\n');
  enter({ 'set-up.mjs': setUp, 'tear-down.mjs': tearDown });
  const load = (name: string): Promise<{ default: () => Promise<void> }> =>
    import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);
  await (await load('set-up.mjs')).default();
  const balance = `http://127.0.0.1:${process.env.STRIPE_PORT}/v1/balance`;
  const headers = { authorization: 'Bearer sk_test_1_orders' };
  expect((await fetch(balance, { headers })).status).toBe(200);
  await (await load('tear-down.mjs')).default();
  await expect(fetch(balance, { headers })).rejects.toThrow('fetch failed');
});

test('every way to start it that it shows is understood, and each store is shown', () => {
  const lines = [...README.matchAll(/npm start -- (--[^`\n]*)/g)].map(([, flags = '']) =>
    readFlags(flags.split(' '), {}),
  );
  const stores = lines.map(({ store }) => kindOfStore(store));
  expect(new Set(stores)).toEqual(new Set(['memory', 'sqlite', 'postgres']));
});
