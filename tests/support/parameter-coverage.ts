/** Remembers which parameters each operation accepts and which ones its handler has read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Observed } from '../../src/api/told.ts';

export class ParameterCoverage {
  private readonly operations = new Map<string, { accepted: Set<string>; read: Set<string> }>();

  operation(key: string, { accepted, read, status }: Observed): void {
    const known = this.operations.get(key) ?? { accepted: new Set(), read: new Set() };
    this.operations.set(key, known);
    // What was refused was not accepted.
    if (status < 400) for (const name of accepted) known.accepted.add(name);
    for (const name of read) known.read.add(name);
  }

  /** Accepted, but read by no handler, by operation. */
  unread(): Record<string, string[]> {
    const entries = [...this.operations].map(([key, { accepted, read }]) => [
      key,
      [...accepted].filter((name) => !read.has(name)).sort(),
    ]);
    return Object.fromEntries(entries.sort());
  }

  write(file: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(this.unread(), null, 2)}\n`);
  }
}
