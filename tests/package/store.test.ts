/** Data in a file or a database, and what one does with it from the command line. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { sdk } from '../support/client.ts';
import { startPostgres } from '../support/postgres/server.ts';
import { openReceiver } from '../support/receiver.ts';
import { runAwning, startAwning } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'awning-file-'));
// Drivers are lent to this copy, and to nobody else.
const consumer = join(folder, 'consumer');
cpSync(inject('consumer'), consumer, { recursive: true });
const shop = join(folder, 'shop.db');
const lines = join(folder, 'shop.jsonl');
const key = ['--key', 'sk_test_filed'];

afterAll(() => rmSync(folder, { recursive: true }));

/** As if the package were installed beside Awning. */
function lend(name: string): void {
  symlinkSync(realpathSync(join('node_modules', name)), join(consumer, 'node_modules', name), 'junction');
}

/** @param store as `--store` names it */
async function expectItLasts(store: string): Promise<void> {
  const first = await startAwning(consumer, ['--store', store]);
  const { id } = await sdk(first.url, 'sk_test_filed', fetch).customers.create({ email: 'ada@example.com' });
  expect(await first.stop('SIGTERM')).toBe(0);
  const second = await startAwning(consumer, ['--store', store]);
  const found = await sdk(second.url, 'sk_test_filed', fetch).customers.retrieve(id);
  expect(found).toMatchObject({ email: 'ada@example.com' });
  const command = runAwning(consumer, ['export', lines, '--store', store]);
  const inUse = /^awning: .*shop\.db is in use by another awning.*\n$/;
  expect(command).toMatchObject(store === shop ? { status: 1, stderr: expect.stringMatching(inUse) } : { status: 0 });
  expect(await second.stop('SIGTERM')).toBe(0);
}

test('PostgreSQL without its driver: one line that says what to install, exit code 1', () => {
  const { status, stderr } = runAwning(consumer, ['--port', '0', '--store', 'postgres://127.0.0.1:9/none']);
  expect(status).toBe(1);
  expect(stderr).toBe('awning: install pg to keep data in PostgreSQL: npm install pg\n');
});

test('PostgreSQL with it: data is there after a restart', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  lend('pg');
  await expectItLasts(postgres.url);
});

test('a file without its driver: one line that says what to install, exit code 1', () => {
  const { status, stderr } = runAwning(consumer, ['--port', '0', '--store', shop]);
  expect(status).toBe(1);
  expect(stderr).toBe('awning: install libsql to keep data in a file: npm install libsql\n');
  expect(existsSync(shop)).toBe(false);
});

test('a file with it: data is there after a restart', async () => {
  lend('libsql');
  await expectItLasts(shop);
});

test('a store that cannot be used: one line that says why, exit code 1, and it is left as it is', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  const diary = join(folder, 'diary.txt');
  writeFileSync(diary, 'Dear diary');
  const wrong = postgres.url.replace('secret', 'wrong');
  const refused = [diary, folder, wrong, 'postgres://127.0.0.1:9/none'].map((store) => {
    const { status, stdout, stderr } = runAwning(consumer, ['--port', '0', '--store', store]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^awning: [^\n]+\n$/);
    return stderr;
  });
  expect(refused[0]).toContain('diary.txt is not a SQLite database; it was left as it is');
  expect(refused[2]).toContain('password authentication failed for user "awning"; give the password in the URL');
  expect(refused[3]).toContain('cannot be reached: connect ECONNREFUSED 127.0.0.1:9');
  expect(readFileSync(diary, 'utf8')).toBe('Dear diary');
});

test('a sandbox goes from the file to a server in memory, and back to another file', async () => {
  expect(runAwning(consumer, ['export', lines, '--store', shop, ...key])).toMatchObject({ status: 0, stderr: '' });
  const server = await startAwning(consumer, []);
  const imported = runAwning(consumer, ['import', lines, '--url', server.url, '--key', 'sk_test_elsewhere']);
  expect(imported).toMatchObject({ status: 0, stdout: expect.stringMatching(/^imported \d+ lines into acct_\w+\n$/) });
  const stripe = sdk(server.url, 'sk_test_elsewhere', fetch);
  expect((await stripe.customers.list()).data).toMatchObject([{ email: 'ada@example.com' }]);

  const again = runAwning(consumer, ['export', '-', '--url', server.url, '--key', 'sk_test_elsewhere']);
  expect(again.stdout.trim().split('\n')).toHaveLength(readFileSync(lines, 'utf8').trim().split('\n').length);
  await server.stop('SIGTERM');
  writeFileSync(lines, again.stdout);
  expect(runAwning(consumer, ['import', lines, '--store', join(folder, 'other.db'), ...key]).status).toBe(0);
});

test('commands leave what is owed to webhooks to the server that starts next', async () => {
  const receiver = await openReceiver();
  onTestFinished(() => receiver.close());
  receiver.answer(500);
  const args = ['--store', shop, '--webhook', receiver.url];
  const before = await startAwning(consumer, args);
  const { id } = await sdk(before.url, 'sk_test_filed', fetch).customers.create();
  await receiver.received(1);
  await before.stop('SIGKILL');
  expect(runAwning(consumer, ['export', lines, '--store', shop, ...key]).status).toBe(0);
  receiver.answer(200);
  const count = receiver.deliveries.length;
  const after = await startAwning(consumer, args);
  const [owed] = (await receiver.received(count + 1)).slice(count);
  expect(JSON.parse(owed?.body ?? '').data.object.id).toBe(id);
  await after.stop('SIGTERM');
});

test('what goes wrong is told in one line, and no file is left half written', async () => {
  const refused = (args: string[]) => {
    const { status, stderr } = runAwning(consumer, args);
    expect(stderr).toMatch(/^awning: [^\n]+\n$/);
    return [status, stderr.slice('awning: '.length).trim()];
  };
  const nowhere = join(folder, 'nothing.jsonl');
  expect(refused(['export', nowhere, '--url', 'http://127.0.0.1:9999'])).toEqual([
    1,
    'no awning answers at http://127.0.0.1:9999 (ECONNREFUSED); --url names another, --store a file',
  ]);
  expect(existsSync(nowhere)).toBe(false);
  expect(refused(['export'])).toEqual([2, 'awning export takes one FILE (see awning --help)']);
  expect(refused(['export', 'a', '--speed', '1'])[0]).toBe(2);
  expect(refused(['import', nowhere])[1]).toContain('cannot be read');
  writeFileSync(nowhere, '{"awning":"sandbox"');
  expect(refused(['import', nowhere, '--store', join(folder, 'third.db')])).toEqual([
    1,
    'Nothing was imported. Line 1: it is not a JSON object.',
  ]);
  expect(refused(['import', nowhere, '--key', 'sk_live_1', '--store', join(folder, 'third.db')])[1]).toContain('Live');
});
