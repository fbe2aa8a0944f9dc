/** Bodies that are no form. */
import { gzipSync } from 'node:zlib';
import type { Dice } from './dice.ts';
import { BROKEN_ENCODINGS, TEXTS } from './texts.ts';

const LIMIT = 10 * 1024 * 1024;

export function bytes(count: number, dice: Dice): Buffer {
  return Buffer.from(Array.from({ length: count }, () => dice.below(256)));
}

const BODIES: readonly ((dice: Dice) => string | Buffer)[] = [
  (dice) => bytes(dice.below(2000), dice),
  (dice) => dice.pick(TEXTS),
  (dice) => dice.pick(BROKEN_ENCODINGS),
  () => '{"amount":1000,"currency":"usd","__proto__":{"polluted":true}}',
  () => '{'.repeat(10_000),
  () => '--x\r\ncontent-disposition: form-data; name="amount"\r\n\r\n5\r\n--x--\r\n',
  () => gzipSync('amount=1000&currency=usd'),
  () => '\ufeffamount=1000&currency=usd',
  () => '&'.repeat(50_000),
  () => '='.repeat(50_000),
  () => 'a=1&'.repeat(30_000),
  () => 'metadata[a]=1&'.repeat(5_000),
  (dice) => Array.from({ length: 21_000 }, (_, index) => `metadata[k${index}]=${dice.below(9)}`).join('&'),
  () => `a${'[a]'.repeat(50_000)}=1`,
  () => `expand[]${'&expand[]=data.customer'.repeat(2_000)}`,
  () => 'amount[]=1&'.repeat(10_000),
  () => `name=${'%41'.repeat(100_000)}`,
];

/** Seldom, as it costs much: at and over the limit. */
const HUGE: readonly (() => string)[] = [
  () => `name=${'x'.repeat(LIMIT - 5)}`,
  () => `name=${'x'.repeat(LIMIT - 4)}`,
  () => `metadata[${'é'.repeat(1024 * 1024)}]=1`,
];

export const oddBody = (dice: Dice): string | Buffer =>
  dice.chance(0.02) ? dice.pick(HUGE)() : dice.pick(BODIES)(dice);

const BOUNDARY = 'x';

export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

const FILE_NAMES: readonly string[] = ['a.pdf', 'a.constructor', '../../a', '\u0000', 'é.png', '', 'x'.repeat(500)];

/** An upload of a file, mostly in order. */
export function upload(dice: Dice): Buffer {
  const part = (head: string, content: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]);
  const purpose = dice.chance(0.9) ? 'dispute_evidence' : dice.pick(TEXTS);
  const content = dice.pick([Buffer.from('%PDF-1.4'), bytes(dice.below(3000), dice)]);
  const parts = [
    part('name="purpose"', purpose),
    part(`name="file"; filename="${dice.pick(FILE_NAMES)}"`, content),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ];
  return Buffer.concat(dice.chance(0.9) ? parts : parts.slice(dice.below(3)));
}
