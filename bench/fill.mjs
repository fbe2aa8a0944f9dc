/** Fills a sandbox with very many customers, each with its event, by an import: one customer is the pattern for all. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CREATE_CUSTOMER, HEADERS } from './scenarios.mjs';

/** Ids that requests name, from all over the store. */
const SAMPLES = 200;

const idOf = (number) => String(number).padStart(14, '0');

/** Lines of an export, with the pattern's customer and event repeated. */
function* lines(pattern, count) {
  const [header, ...others] = pattern;
  const held = others.slice(0, -1).map((line) => [JSON.parse(line), line]);
  const rest = held.filter(([{ collection }]) => collection !== 'customer' && collection !== 'event');
  const [customer, event] = ['customer', 'event'].map((name) => held.find(([{ collection }]) => collection === name));
  yield `${header}\n`;
  for (const [, line] of rest) yield `${line}\n`;
  const copies = [customer, event].map(([{ id }, line]) => [id, line]);
  for (let number = 0; number < count; number++) {
    const text = copies.map(([, line]) => line).join('\n');
    const named = text.replaceAll(copies[0][0], `cus_${idOf(number)}`).replaceAll(copies[1][0], `evt_${idOf(number)}`);
    yield `${named.replaceAll('ada@example.com', `ada${number}@example.com`)}\n`;
  }
  yield `${JSON.stringify({ end: rest.length + 2 * count })}\n`;
}

async function send(url, options, body) {
  const request = httpRequest(url, { headers: HEADERS, agent: false, ...options });
  const answered = once(request, 'response');
  if (body) await pipeline(body, request);
  else request.end();
  const [answer] = await answered;
  const text = Buffer.concat(await answer.toArray()).toString();
  if (answer.statusCode !== 200) throw new Error(`${url} was answered with ${answer.statusCode}: ${text}`);
  return text;
}

/** Many small pieces would each cost a system call. */
function* gathered(texts) {
  let some = [];
  for (const text of texts) {
    some.push(text);
    if (some.length < 100) continue;
    yield some.join('');
    some = [];
  }
  yield some.join('');
}

/** @returns ids and e-mail addresses of some customers, evenly spread */
export async function fill(server, count) {
  await server.send(CREATE_CUSTOMER);
  const pattern = (await send(`${server.url}/_awning/export`, { method: 'GET' })).trim().split('\n');
  await send(`${server.url}/_awning/import`, { method: 'POST' }, Readable.from(gathered(lines(pattern, count))));
  const step = Math.max(1, Math.floor(count / SAMPLES));
  const numbers = Array.from({ length: Math.min(SAMPLES, count) }, (_, i) => i * step);
  return { ids: numbers.map((n) => `cus_${idOf(n)}`), emails: numbers.map((n) => `ada${n}%40example.com`) };
}
