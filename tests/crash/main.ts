/** The crash test in full; scripts/crash.mjs starts it. */
import { parseArgs } from 'node:util';
import { describeReport, faultsOf } from './report.ts';
import { crash } from './run.ts';
import { SCENES, type SceneName } from './scene.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, store: { type: 'string' } },
});
const rounds = Number(values.rounds ?? 10);
const seed = Number(values.seed ?? Date.now() % 1_000_000);

for (const scene of SCENES.filter((name: SceneName) => values.store === undefined || values.store === name)) {
  const started = Date.now();
  const report = await crash(scene, rounds, seed);
  console.log(
    describeReport(`${scene}, ${rounds} rounds in ${Math.round((Date.now() - started) / 1000)} s`, seed, report),
  );
  if (faultsOf(report).length > 0) process.exitCode = 1;
}
