/** Finds the browser for the tests of pages, and installs Debian's where there is none and that may be done. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, SetUpError } from './project.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const ADVICE =
  'the tests of pages need Chromium: install it (on Debian: apt-get install chromium), or name one with AWNING_CHROMIUM';

function onPath(name) {
  const places = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return places.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

const find = () => NAMES.map(onPath).find(Boolean) ?? ELSEWHERE.find((file) => existsSync(file));

function installed() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) throw new SetUpError(ADVICE);
  console.log('Installing Chromium (apt-get install chromium) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['--no-install-recommends', 'chromium', 'fonts-dejavu-core'];
  try {
    run('apt-get update', 'apt-get', ['update', '-q'], { env });
    run('apt-get install', 'apt-get', ['install', '-q', '-y', ...packages], { env });
  } catch (error) {
    throw new SetUpError(`${ADVICE}; ${error.message.split('\n')[0]}`);
  }
  const found = find();
  if (!found) throw new SetUpError(ADVICE);
  return found;
}

/** Leaves its path in AWNING_CHROMIUM. @throws SetUpError when none is to be had */
export function chromium() {
  const named = process.env.AWNING_CHROMIUM;
  if (named && !existsSync(named)) throw new SetUpError(`AWNING_CHROMIUM names ${named}, which is not there`);
  process.env.AWNING_CHROMIUM = named || (find() ?? installed());
}
