/** Reads what a test run left in coverage/, and writes tables into the docs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { at, SetUpError } from './project.mjs';

/** @throws SetUpError when no test run has left it */
export function readTable(name) {
  const file = `coverage/${name}.json`;
  if (!existsSync(at(file))) throw new SetUpError(`${file} is not there: run npm test first`);
  return JSON.parse(readFileSync(at(file), 'utf8'));
}

/** The operations that Awning is to have, as `GET /v1/…`. */
export function wantedOperations() {
  const rows = readFileSync(at('docs/operations.tsv'), 'utf8').trim().split('\n');
  return rows.map((row) => row.split('\t').slice(0, 2).join(' '));
}

/** `/v1/customers/{customer}/cards` belongs to `customers`. */
export const familyOf = (key) => key.split(' ')[1].split('/')[2];

const MADE = '<!-- Made by a command; do not change by hand. -->';

export function writeDoc(file, text) {
  writeFileSync(at(file), `${MADE}\n${text.trim()}\n`);
  console.log(`${file} is written`);
}

/** Puts text between the two marks of a name. */
export function writeBetweenMarks(file, name, text) {
  const before = readFileSync(at(file), 'utf8');
  const marks = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marks.test(before)) throw new SetUpError(`${file} has no marks named ${name}`);
  writeFileSync(
    at(file),
    before.replace(marks, (_all, open, close) => `${open}${text.trim()}\n${close}`),
  );
  console.log(`${file} is written`);
}
