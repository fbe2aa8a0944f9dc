/** The house rules. Each failure says what to do instead. */
import { describe, expect, test } from 'vitest';
import { longFunctions } from './functions.ts';
import { RULES } from './rules.ts';
import { filesUnder } from './sources.ts';

const LONGEST_FILE = 300;
const LONGEST_FUNCTION = 60;

const sources = filesUnder('src', /\.ts$/);
const everything = [
  ...sources,
  ...['tests', 'scripts', 'web', 'bench'].flatMap((folder) => filesUnder(folder, /\.(ts|tsx|mjs|cjs|css|html)$/)),
  ...filesUnder('docs', /\.md$/),
  // The rules themselves name what they ban.
].filter(({ path }) => !path.startsWith('tests/house/'));

describe('sizes', () => {
  test(`a file is one concept and has ${LONGEST_FILE} lines at most`, () => {
    // What a command writes is as long as what it lists.
    const byHand = everything.filter(({ text }) => !text.startsWith('<!-- Made by a command'));
    const long = byHand.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
    const found = long
      .filter(({ lines }) => lines > LONGEST_FILE)
      .map(({ path, lines }) => `${path} has ${lines} lines`);
    expect(found, 'Split it: a folder with a file per concept; data tables too').toEqual([]);
  });

  test(`a function has ${LONGEST_FUNCTION} lines at most`, () => {
    const found = sources
      .filter(({ path }) => !/\.test\.ts$|^src\/store\/conformance\//.test(path))
      .flatMap((file) => longFunctions(file, LONGEST_FUNCTION));
    expect(found, 'Give its parts names and make them functions').toEqual([]);
  });
});

describe('bans', () => {
  test.each(RULES)('$name', ({ banned, within, except, instead }) => {
    const found = everything
      .filter(({ path }) => within.test(path) && !except?.test(path))
      .flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, index) => (banned.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
      );
    expect(found, instead).toEqual([]);
  });
});
