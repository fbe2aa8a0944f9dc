/** The library, as people get it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';

const consumer = inject('consumer');

const USE = `import { createEmulator, startServer } from 'awning';
const emulator = createEmulator({ seed: 'a', time: '2026-01-31T12:00:00Z' });
const headers = { authorization: 'Bearer sk_test_library' };
const answer = await emulator.fetch('http://stripe.test/v1/customers', { method: 'POST', headers });
const server = await startServer({ port: 0 });
const overHttp = await fetch(\`\${server.url}/v1/customers\`, { headers });
await server.close();
await emulator.close();
console.log(answer.status, overHttp.status);
`;

test('the package holds the bundle, its declarations and the licences, and nothing else', () => {
  const published = inject('published').filter((path) => !/^dist\/(part-\w+|awning|library|index)\.js$/.test(path));
  const others = published.filter((path) => !/^dist\/types\/.*\.d\.ts$/.test(path)).sort();
  expect(others.filter((path) => !/^(README|CHANGELOG)\.md$/.test(path))).toEqual([
    'LICENSE',
    'dist/LICENSES.txt',
    'package.json',
  ]);
});

test('it needs no other package', () => {
  const listed = execFileSync('npm', ['ls', '--all', '--parseable'], {
    cwd: consumer,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(listed.trim().split('\n')).toHaveLength(2);
});

test('on Node: in process and behind a port', () => {
  writeFileSync(join(consumer, 'use.mjs'), USE);
  const said = spawnSync(process.execPath, ['use.mjs'], { cwd: consumer, encoding: 'utf8' });
  expect(said.stderr).toBe('');
  expect(said.stdout).toBe('200 200\n');
});

test('a TypeScript program that uses it compiles, strictly', () => {
  writeFileSync(join(consumer, 'use.ts'), USE);
  const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc');
  const flags = '--noEmit --strict --target es2022 --module nodenext --lib es2022,dom'.split(' ');
  const said = spawnSync(process.execPath, [tsc, ...flags, 'use.ts'], { cwd: consumer, encoding: 'utf8' });
  expect(said.stdout).toBe('');
  expect(said.status).toBe(0);
});

test('elsewhere: it can be bundled for a browser, and runs without Node', async () => {
  const contents = `import { createEmulator } from 'awning';
    globalThis.answer = createEmulator().fetch('http://stripe.test/v1/balance', { headers: { authorization: 'Bearer sk_test_b' } });`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: consumer },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    logLevel: 'silent',
  });
  const script = outputFiles[0]?.text ?? '';
  writeFileSync(
    join(consumer, 'browser.cjs'),
    `{ const process = undefined, require = undefined, Buffer = undefined;\n${script}\n}
    globalThis.answer.then((response) => console.log(response.status));`,
  );
  expect(spawnSync(process.execPath, ['browser.cjs'], { cwd: consumer, encoding: 'utf8' })).toMatchObject({
    stdout: '200\n',
    stderr: '',
  });
});
