/** Reads what a test run left in coverage/. */
import { existsSync, readFileSync } from 'node:fs';
import { at } from './project.mjs';

export function readTable(file) {
  if (existsSync(at(file))) return JSON.parse(readFileSync(at(file), 'utf8'));
  console.error(`${file} is not there: run npm test first`);
  process.exit(1);
}

/** The operations that Awning is to have, as `GET /v1/…`. */
export function wantedOperations() {
  const rows = readFileSync(at('docs/operations.tsv'), 'utf8').trim().split('\n');
  return rows.filter((row) => !row.startsWith('#')).map((row) => row.split('\t').slice(0, 2).join(' '));
}
