/** `awning fixtures FILE`: makes what a fixtures file of the official CLI describes. https://docs.stripe.com/cli/fixtures */
import { readFile } from 'node:fs/promises';
import { type Asked, CommandError, messageIn, type Target } from './target.ts';

/** One request; its answer is known by its name afterwards. */
interface Fixture {
  name: string;
  path: string;
  method: string;
  params?: object;
  /** A request that is to fail, with an error of this type. */
  expected_error_type?: string;
  /** Connected account that the request is made for. */
  context?: string;
  idempotency_key?: string;
}

interface FixturesFile {
  fixtures: Fixture[];
  /** Printed as lines of an .env file. */
  env?: Record<string, string>;
}

/** Sends the requests in their order; ends at the first that does not go as the file says. */
export async function loadFixtures({ file, target }: Asked): Promise<string> {
  const { fixtures, env = {} } = await read(file);
  const answers = new Map<string, unknown>();
  let said = '';
  for (const fixture of fixtures) {
    answers.set(fixture.name, await send(target, fixture, answers));
    said += `${fixture.name}: ${fixture.method.toUpperCase()} ${fixture.path}\n`;
  }
  for (const [name, value] of Object.entries(env)) said += `${name}=${filled(value, answers)}\n`;
  return said;
}

async function read(file: string): Promise<FixturesFile> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CommandError(`${file} cannot be read: ${error.message}`);
  });
  let value: Partial<FixturesFile>;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${file} is not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(value?.fixtures)) throw new CommandError(`${file} has no list of fixtures`);
  for (const [i, fixture] of value.fixtures.entries())
    for (const name of ['name', 'path', 'method'] as const)
      if (typeof fixture?.[name] !== 'string') throw new CommandError(`${file}: fixture ${i + 1} has no ${name}`);
  return value as FixturesFile;
}

async function send(target: Target, fixture: Fixture, answers: ReadonlyMap<string, unknown>): Promise<unknown> {
  const { name, method, params = {}, expected_error_type: expected, context, idempotency_key: key } = fixture;
  const path = filled(fixture.path, answers);
  const form = new URLSearchParams(pairs(params, answers)).toString();
  const isGet = method.toUpperCase() === 'GET';
  const answer = await target.request(isGet && form !== '' ? `${path}?${form}` : path, {
    method: method.toUpperCase(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(context !== undefined && { 'stripe-account': filled(context, answers) }),
      ...(key !== undefined && { 'idempotency-key': filled(key, answers) }),
    },
    ...(!isGet && { body: form }),
  });
  const text = await answer.text();
  const type = answer.ok ? '' : (JSON.parse(text) as { error: { type: string } }).error.type;
  if (type !== (expected ?? '')) {
    const wanted = expected ? `an error of type ${expected} was expected` : 'it failed';
    throw new CommandError(`fixture ${name}: ${wanted}: ${messageIn(text) ?? `answered ${answer.status}`}`);
  }
  return JSON.parse(text);
}

/** As a form has them: `items[0][price]`. */
function pairs(value: unknown, answers: ReadonlyMap<string, unknown>, name = ''): [string, string][] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) =>
      pairs(inner, answers, name === '' ? key : `${name}[${key}]`),
    );
  return [[name, value === null ? '' : filled(String(value), answers)]];
}

const QUERY = /\$\{([^}:]*):([^}|]*)(?:\|([^}]*))?\}/g;

/** Puts in what queries ask for: `${customer:id}`, `${list:data.0.id}`, `${.env:EMAIL|nobody@example.com}`. */
function filled(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.replace(QUERY, (query, name: string, path: string, otherwise: string | undefined) => {
    const found = name === '.env' ? process.env[path] : valueAt(answers.get(name), path);
    const value = found ?? otherwise;
    if (value === undefined) throw new CommandError(`nothing is there for ${query}`);
    return String(value);
  });
}

const valueAt = (answer: unknown, path: string): unknown =>
  path.split('.').reduce((value, key) => (value as Record<string, unknown> | undefined | null)?.[key], answer);
