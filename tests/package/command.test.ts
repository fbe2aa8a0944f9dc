/** The command, as people get it. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { version } from '../../package.json';
import { sdk } from '../support/client.ts';
import { runAwning, startAwning } from './command.ts';

const consumer = inject('consumer');

test('npx finds it', () => {
  const said = execFileSync('npx', ['--offline', '--no-install', 'awning', '--version'], {
    cwd: consumer,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(said.trim()).toBe(version);
});

test('--help names every flag', () => {
  const { status, stdout } = runAwning(consumer, ['--help']);
  expect(status).toBe(0);
  for (const flag of [
    'port',
    'host',
    'quiet',
    'store',
    'seed',
    'time',
    'sandbox-ttl',
    'search-delay',
    'public-url',
    'webhook',
    'webhook-secret',
    'version',
    'help',
  ]) {
    expect(stdout).toContain(`--${flag}`);
  }
});

describe('what cannot be is told in one line', () => {
  test.each([
    [['--bogus'], {}],
    [['--port', 'x'], {}],
    [[], { AWNING_TIME: 'noon' }],
  ])('%j %j: exit code 2', (args, env) => {
    const { status, stdout, stderr } = runAwning(consumer, args, env);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^awning: [^\n]+\n$/);
  });

  test('a taken port: exit code 1', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      other.close();
    });
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = runAwning(consumer, ['--port', String(port)]);
    expect(status).toBe(1);
    expect(stderr).toBe(`awning: 127.0.0.1:${port} is already taken; choose another with --port\n`);
  });

  test('a host that is not of this machine: exit code 1', () => {
    const { status, stderr } = runAwning(consumer, ['--port', '0', '--host', '192.0.2.1']);
    expect(status).toBe(1);
    expect(stderr).toBe('awning: 192.0.2.1:0 is not an address of this machine\n');
  });
});

describe('serving', () => {
  test('the official SDK is answered, a line is logged without secrets, and a signal ends it', async () => {
    const awning = await startAwning(consumer, []);
    const stripe = sdk(awning.url, 'sk_test_packaged', fetch);
    const customer = await stripe.customers.create({ email: 'ada@example.com' });
    expect((await stripe.customers.retrieve(customer.id)).id).toBe(customer.id);
    expect(await awning.stop('SIGTERM')).toBe(0);
    expect(awning.printed()).toMatch(/^POST \/v1\/customers 200 [\d.]+ ms req_\w+$/m);
    expect(awning.printed()).not.toMatch(/sk_test_packaged|ada@example/);
  });

  test('--quiet logs no request, and Ctrl-C ends it', async () => {
    const awning = await startAwning(consumer, ['--quiet']);
    await fetch(`${awning.url}/v1/customers`).then((response) => response.text());
    expect(await awning.stop('SIGINT')).toBe(0);
    expect(awning.printed()).not.toContain('GET /v1');
  });

  test('the greeting is enough to begin: address, keys, SDK and CLI', async () => {
    const awning = await startAwning(consumer, []);
    await awning.stop('SIGTERM');
    expect(awning.printed()).toContain(awning.url);
    expect(awning.printed()).toMatch(/sk_test_\w+[\s\S]*pk_test_\w+[\s\S]*new Stripe\([\s\S]*@stripe\/cli --api-base/);
  });
});
