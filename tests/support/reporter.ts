/** Ends a run with where the tests' truth came from, and the one line that CI reads. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import { SOURCE_KINDS } from './sources.ts';
import { ENGINES } from './stores.ts';
import type { Difference } from './test.ts';

const AGAIN = new Set(ENGINES.slice(1).map((engine) => `api-${engine}`));

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Checks that ran before the tests count with them; see scripts/test.mjs. */
function checksBefore(): { passed: number; failed: number } {
  return JSON.parse(process.env.AWNING_CHECKS ?? '{"passed":0,"failed":0}') as { passed: number; failed: number };
}

function count(modules: readonly TestModule[], cases: readonly TestCase[], unhandled: number): Counts {
  const before = checksBefore();
  const states = cases.map((test) => test.result().state);
  // A file that cannot be loaded holds no tests, yet it failed.
  const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
  return {
    passed: before.passed + states.filter((state) => state === 'passed').length,
    failed:
      before.failed + broken + unhandled + states.filter((state) => state === 'failed' || state === 'pending').length,
    skipped: states.filter((state) => state === 'skipped').length,
  };
}

function sourceLine(cases: readonly TestCase[]): string {
  const kinds = cases.map((test) => test.meta().source?.kind);
  const parts = SOURCE_KINDS.map((kind) => `${kind} ${kinds.filter((found) => found === kind).length}`);
  return `Sources of the API's tests: ${parts.join(', ')}; tests of single parts: ${kinds.filter((kind) => !kind).length}`;
}

function exercised(cases: readonly TestCase[]): Record<string, number> {
  const tests: Record<string, number> = {};
  for (const test of cases) {
    if (test.result().state !== 'passed') continue;
    for (const key of test.meta().exercised ?? []) tests[key] = (tests[key] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(tests).sort());
}

/** By subject, in the order of the file. */
function differences(cases: readonly TestCase[]): ({ subject: string } & Difference)[] {
  return cases.flatMap((test) => {
    const { difference } = test.meta();
    return difference === undefined ? [] : [{ subject: test.name, ...difference }];
  });
}

function write(name: string, value: unknown): void {
  mkdirSync('coverage', { recursive: true });
  writeFileSync(`coverage/${name}.json`, `${JSON.stringify(value, null, 2)}\n`);
}

export default class AwningReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const cases = modules.flatMap((module) => [...module.children.allTests()]);
    // The same tests on another engine say nothing new of where their truth comes from.
    const once = cases.filter(({ project }) => !AGAIN.has(project.name));
    // A run of a few tests says nothing of the whole.
    if (once.some((test) => test.meta().difference)) {
      write('operations', exercised(once));
      write('differences', differences(once));
    }
    const { passed, failed, skipped } = count(modules, cases, unhandled.length);
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // At exit, so that nothing comes after it.
    process.once('exit', () => process.stdout.write(`${sourceLine(once)}\n${line}\n`));
  }
}
