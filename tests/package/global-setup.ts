/** Packs Awning as it would be published and installs it into an empty folder, without a network. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of a project that has Awning installed, and nothing else. */
    consumer: string;
    /** Paths in the published package. */
    published: string[];
  }
}

interface PackAnswer {
  filename: string;
  files: { path: string }[];
}

function npm(folder: string, ...args: string[]): string {
  // Settings of the npm that runs these tests must not reach the one under test.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
  );
  return execFileSync('npm', [...args, '--loglevel=error'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

export default function setUp(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'awning-package-'));
  const said = npm('.', 'pack', '--json', '--pack-destination', folder);
  // What the build prints comes before the JSON.
  const [packed] = JSON.parse(said.slice(said.indexOf('[\n'))) as [PackAnswer];
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename));
  project.provide('consumer', folder);
  project.provide(
    'published',
    packed.files.map(({ path }) => path),
  );
  return () => rmSync(folder, { recursive: true, force: true });
}
