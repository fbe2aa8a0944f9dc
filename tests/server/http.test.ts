/** The HTTP server by itself, with a handler that tells what it got; clients are sockets where `fetch` is too polite. */
import { describe, expect, test } from 'vitest';
import { exchange } from '../support/wire.ts';
import { echo, LIMIT, open } from './open.ts';

describe('requests', () => {
  test('method, path, query, headers and body reach the handler as they were sent', async () => {
    const { url } = await open();
    const get = await fetch(`${url}/v1/a%20b?x=1&y=%5B%5D?`);
    expect(await get.json()).toMatchObject({ method: 'GET', path: '/v1/a%20b', query: 'x=1&y=%5B%5D?', length: 0 });
    const post = await fetch(`${url}/v1`, { method: 'POST', body: new URLSearchParams({ a: 'ü' }) });
    expect(await post.json()).toMatchObject({ method: 'POST', query: '', length: 8, text: 'é' });
    expect(Number(post.headers.get('content-length'))).toBeGreaterThan(50);
  });

  test('a body in many chunks is put together', async () => {
    const { port } = await open();
    const chunks = Array.from({ length: 50 }, () => '3\r\nabc\r\n').join('');
    const answer = await exchange(
      port,
      `POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`,
    );
    expect(answer).toContain('"length":150');
  });

  test('one connection serves many requests', async () => {
    const { port } = await open();
    const get = 'GET / HTTP/1.1\r\nhost: a\r\n\r\n';
    const answer = await exchange(port, get + get + get.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n'));
    expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(3);
  });

  test('a handler that throws gives an api_error, and the log the exception', async () => {
    const error = new Error('unforeseen');
    const { url, log } = await open(() => Promise.reject(error));
    const answer = await fetch(`${url}/v1/x`);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ error: { type: 'api_error' } });
    expect(log).toMatchObject([{ path: '/v1/x', status: 500, error }]);
  });
});

describe('limits', () => {
  test.each([
    ['declared', `POST / HTTP/1.1\r\nhost: a\r\ncontent-length: ${LIMIT + 1}\r\n\r\n`],
    [
      'declared, and asked for first',
      `POST / HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: ${LIMIT + 1}\r\n\r\n`,
    ],
    ['found out', `POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n7d0\r\n${'x'.repeat(2000)}\r\n`],
  ])('a body over the limit (%s) is refused in the form of Stripe, and the connection cut', async (_how, bytes) => {
    const { port, log } = await open();
    const answer = await exchange(port, bytes);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain('"type": "invalid_request_error"');
    expect(log).toMatchObject([{ status: 413 }]);
  });

  test('a body of just the limit is taken, asked for first or not', async () => {
    const { port, url } = await open();
    expect(await (await fetch(url, { method: 'POST', body: 'x'.repeat(LIMIT) })).json()).toMatchObject({
      length: LIMIT,
    });
    const head = `POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\nexpect: 100-continue\r\ncontent-length: ${LIMIT}\r\n\r\n`;
    expect(await exchange(port, head + 'x'.repeat(LIMIT))).toMatch(/^HTTP\/1.1 100 Continue[\s\S]*HTTP\/1.1 200 OK/);
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['binary', '\x16\x03\x01\x02\x00\x01\x00', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400],
    ['huge headers', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
  ])('%s is refused in the form of Stripe', async (_what, bytes, status) => {
    const { port, url } = await open();
    const answer = await exchange(port, bytes);
    expect(answer.startsWith(`HTTP/1.1 ${status} `), answer).toBe(true);
    expect(answer).toContain('"type": "invalid_request_error"');
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('closing', () => {
  test('what is under way is finished, what is idle is cut, what is new is refused', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const server = await open(async (request) => {
      if (request.path === '/slow') await held;
      return echo(request);
    });
    const slow = fetch(`${server.url}/slow`);
    await fetch(`${server.url}/quick`).then((response) => response.text());
    const closed = server.close();
    release();
    expect((await slow).status).toBe(200);
    await closed;
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('a taken port is an error with its code', async () => {
    const { port } = await open();
    await expect(open(echo, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
