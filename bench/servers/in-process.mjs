/** What a process pays that uses Awning as a library; prints it as JSON. Milliseconds. */
import { readFileSync } from 'node:fs';
import { CREATE_CUSTOMER } from '../scenarios.mjs';

/** How long it took, and what came of it. */
async function timed(work) {
  const started = performance.now();
  const made = await work();
  return [performance.now() - started, made];
}

const text = readFileSync(new URL('../../generated/contract.json', import.meta.url), 'utf8');
const [contract] = await timed(() => JSON.parse(text));
const [load, { createEmulator }] = await timed(() => import('../../dist/index.js'));
const [create, emulator] = await timed(() => createEmulator());
const { path, ...init } = CREATE_CUSTOMER;
const [answer, { status }] = await timed(() => emulator.fetch(`http://awning${path}`, init));
if (status !== 200) throw new Error(`the first request was answered with ${status}`);
await emulator.close();
console.log(JSON.stringify({ contract, load, create, answer }));
