/** Bytes on the wire that are no HTTP request, or only part of one. */
import { bytes } from './bodies.ts';
import type { Dice } from './dice.ts';

const HEAD = 'host: a\r\ncontent-type: application/x-www-form-urlencoded\r\n';

const WIRES: readonly ((dice: Dice, auth: string) => string | Buffer)[] = [
  (dice) => bytes(1 + dice.below(500), dice),
  () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  () => '\r\n\r\n\r\n',
  () => 'GET /v1/customers\r\n\r\n',
  () => 'GET  /v1/customers HTTP/1.1\r\nhost: a\r\n\r\n',
  () => 'GET /v1/customers HTTP/9.9\r\nhost: a\r\n\r\n',
  () => 'GET /v1/customers HTTP/1.1\r\n\r\n',
  () => 'GET /v1/customers HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n',
  () => 'GET /v1/cus tomers HTTP/1.1\r\nhost: a\r\n\r\n',
  () => 'GET /v1/\0 HTTP/1.1\r\nhost: a\r\n\r\n',
  () => 'CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n',
  () => 'TRACE / HTTP/1.1\r\nhost: a\r\n\r\n',
  () => 'NONSENSE / HTTP/1.1\r\nhost: a\r\n\r\n',
  (_dice, auth) => `GET /v1/customers HTTP/1.0\r\n${auth}\r\n`,
  (_dice, auth) => `GET /v1/customers HTTP/1.1\r\n${HEAD}${auth}connection: upgrade\r\nupgrade: websocket\r\n\r\n`,
  (_dice, auth) => `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}content-length: 50\r\n\r\nname=A`,
  (_dice, auth) => `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}content-length: 3\r\n\r\nname=Ada&email=a@b.c`,
  (_dice, auth) => `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}content-length: -1\r\n\r\n`,
  (_dice, auth) => `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}content-length: 1e9\r\n\r\n`,
  (_dice, auth) => `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}content-length: 99999999999999999999\r\n\r\n`,
  (_dice, auth) =>
    `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  (_dice, auth) =>
    `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}transfer-encoding: chunked\r\n\r\nzz\r\nname=A\r\n0\r\n\r\n`,
  (_dice, auth) => `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}transfer-encoding: chunked\r\n\r\n6\r\nname=A`,
  (_dice, auth) => `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}expect: 100-continue\r\ncontent-length: 6\r\n\r\n`,
  (_dice, auth) => `POST /v1/customers HTTP/1.1\r\n${HEAD}${auth}expect: nonsense\r\ncontent-length: 0\r\n\r\n`,
  (_dice, auth) => `GET /v1/customers HTTP/1.1\r\n${HEAD}${auth}x\r\n\r\n`,
  (_dice, auth) => `GET /v1/customers HTTP/1.1\r\n${HEAD}${auth}x: a\r\n b\r\n\r\n`,
  (_dice, auth) => `GET /v1/customers HTTP/1.1\n${auth}\n\n`,
  (_dice, auth) => `GET /v1/customers HTTP/1.1\r\n${auth}x: a\0b\r\n\r\n`,
  (_dice, auth) => `GET /v1/customers?limit=1 HTTP/1.1\r\n${HEAD}${auth}\r\n`.repeat(20),
  (dice, auth) =>
    `GET /v1/customers HTTP/1.1\r\n${HEAD}${auth}x: ${'x'.repeat(70_000)}\r\n\r\n`.slice(0, 1 + dice.below(80_000)),
];

export function wireBytes(key: string, dice: Dice): Buffer {
  const made = dice.pick(WIRES)(dice, `authorization: Bearer ${key}\r\n`);
  return typeof made === 'string' ? Buffer.from(made, 'latin1') : made;
}
