/** The state machines of all resources. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Machine, type Transition } from '../../src/core/machine.ts';

export type Row = Transition<string, string, string>;

export interface Found {
  /** Of its resource. */
  folder: string;
  rows: readonly Row[];
}

const RESOURCES = join(import.meta.dirname, '../../src/resources');

export async function machines(): Promise<Found[]> {
  const found: Found[] = [];
  for (const file of readdirSync(RESOURCES, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/(^|\/)states\.ts$/.test(file)) continue;
    const exported = Object.values<unknown>(await import(join(RESOURCES, file)));
    for (const value of exported)
      if (value instanceof Machine) found.push({ folder: file.split('/')[0] ?? '', rows: value.transitions });
  }
  return found;
}
