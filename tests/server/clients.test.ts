/** Slow, broken and odd clients. */
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { ApiHandler } from '../../src/api/http.ts';
import { exchange } from '../support/wire.ts';
import { echo, open } from './open.ts';

const STRIPE_ERROR = '"type": "invalid_request_error"';
const HEAD = 'POST / HTTP/1.1\r\nhost: a\r\n';
const SHORT = { headers: 100, request: 200 };

const statuses = (answers: string): number[] =>
  [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

describe('slow clients', () => {
  test.each([
    ['the first line', 'POST / HT'],
    ['headers', HEAD],
    ['a body', `${HEAD}content-length: 10\r\n\r\nabc`],
    ['a chunk', `${HEAD}transfer-encoding: chunked\r\n\r\na\r\nabc`],
  ])(
    '%s that does not come to an end is refused in the form of Stripe, and the connection cut',
    async (_what, bytes) => {
      const { port, url } = await open(echo, { patience: SHORT });
      const answer = await exchange(port, bytes);
      expect(statuses(answer)).toEqual([408]);
      expect(answer).toContain(STRIPE_ERROR);
      expect((await fetch(url)).status).toBe(200);
    },
  );

  test('what is imported may come as slowly as it likes', async () => {
    const count: ApiHandler = async ({ stream = [] }) => {
      let bytes = 0;
      for await (const chunk of stream) bytes += chunk.length;
      return { status: 200, headers: {}, body: String(bytes) };
    };
    const { url } = await open(count, { patience: SHORT });
    async function* slowly() {
      for (let i = 0; i < 5; i++) {
        yield Buffer.from('line\n');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    const body = Readable.toWeb(Readable.from(slowly())) as ReadableStream;
    const answer = await fetch(`${url}/_awning/import`, { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect([answer.status, await answer.text()]).toEqual([200, '25']);
  });

  test('a request that comes byte by byte is answered', async () => {
    const { port } = await open();
    const bytes = `${HEAD}connection: close\r\ncontent-length: 3\r\n\r\nabc`;
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', reject).on('close', () => resolve(text));
      for (const byte of bytes) socket.write(byte);
    });
    expect(answer).toContain('"length":3');
  });
});

describe('broken clients', () => {
  test.each([
    ['no address', 'GET\r\n\r\n', [400]],
    ['an address with a blank', 'GET /v1/a b HTTP/1.1\r\nhost: a\r\n\r\n', [400]],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', [400]],
    ['a header without a name', 'GET / HTTP/1.1\r\nhost: a\r\n: b\r\n\r\n', [400]],
    ['a header with a zero byte', 'GET / HTTP/1.1\r\nhost: a\r\nx: a\0b\r\n\r\n', [400]],
    ['a length below zero', `${HEAD}content-length: -1\r\n\r\n`, [400]],
    ['a length that is no number', `${HEAD}content-length: ten\r\n\r\n`, [400]],
    ['a length and chunks', `${HEAD}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`, [400]],
    ['a length too small', `${HEAD}content-length: 3\r\n\r\nabcdef\r\n\r\n`, [200, 400]],
    ['a length too large', `${HEAD}content-length: 10\r\n\r\nabc`, [400]],
    ['a chunk without a length', `${HEAD}transfer-encoding: chunked\r\n\r\nxyz\r\n`, [400]],
    ['an expectation of nobody knows what', `${HEAD}expect: wonders\r\ncontent-length: 0\r\n\r\n`, [417]],
  ])('%s', async (_what, bytes, expected) => {
    const { port, url } = await open();
    const answer = await exchange(port, bytes, { halfClose: true });
    expect(statuses(answer)).toEqual(expected);
    expect(answer).toContain(STRIPE_ERROR);
    expect((await fetch(url)).status).toBe(200);
  });

  test('a client that leaves in the middle does no harm', async () => {
    const { port, url } = await open();
    for (let index = 0; index < 20; index++) {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nabc', () => socket.destroy());
      });
      await new Promise((resolve) => socket.on('close', resolve));
    }
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('odd clients', () => {
  test('answers to requests that are sent ahead come in their order', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { port } = await open(async (request) => {
      if (request.path === '/first') await held;
      else release();
      return echo(request);
    });
    const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: a\r\n${more}\r\n`;
    const answers = await exchange(port, get('/first') + get('/second', 'connection: close\r\n'));
    expect([...answers.matchAll(/"path":"(.*?)"/g)].map(([, path]) => path)).toEqual(['/first', '/second']);
  });

  test('HTTP/1.0 is answered, and the connection closed', async () => {
    const { port } = await open();
    expect(await exchange(port, 'GET /v1/x HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*"path":"\/v1\/x"/);
  });

  test('a request to change the protocol is answered as if it had not asked', async () => {
    const { port } = await open();
    const bytes = 'GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n';
    expect(statuses(await exchange(port, bytes, { halfClose: true }))).toEqual([200]);
  });

  test('GET may have a body', async () => {
    const { port } = await open();
    const bytes = 'GET /?a=1 HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 3\r\n\r\nb=2';
    expect(await exchange(port, bytes)).toContain('"query":"a=1","length":3');
  });
});
