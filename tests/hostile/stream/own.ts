/** Requests to Awning's own paths, as far as they leave the server as it is. */
import type { Dice } from './dice.ts';
import { encodeHash, type Hash } from './form.ts';
import type { KnownIds } from './known.ts';
import { BROKEN_ENCODINGS, INHERITED, TEXTS } from './texts.ts';
import { spoil } from './wrong.ts';

const WORDS: readonly string[] = [
  ...['health', 'webhooks', 'reset', 'clock', 'snapshots', 'challenge', 'receipts', 'mandates', 'links', 'export'],
  ...['', ...INHERITED],
];

const FORMS: readonly Readonly<Record<string, string>>[] = [
  { freeze: 'true' },
  { freeze: '2027-01-01' },
  { release: 'true' },
  { advance: '1d' },
  { advance: '60' },
  { name: 'stage' },
];

export interface OwnRequest {
  method: string;
  path: string;
  body: string;
}

/** Answers the bank's question for an intent, more or less as its page does. */
function challenge(account: string, known: KnownIds, dice: Dice): OwnRequest {
  const id = known.pick(dice.pick(['payment_intent', 'setup_intent']), dice) ?? 'pi_none';
  const form: Hash = new Map([
    ['client_secret', known.fieldOf(id, 'client_secret') ?? 'none'],
    ['answer', dice.pick(['complete', 'fail', ...TEXTS])],
  ]);
  if (dice.chance(0.3)) spoil(form, 1, dice);
  const text = encodeHash(form, dice).join('&');
  const path = `/_awning/challenge/${account}/${id}`;
  return dice.chance(0.5) ? { method: 'POST', path, body: text } : { method: 'GET', path: `${path}?${text}`, body: '' };
}

function anything(account: string, known: KnownIds, dice: Dice): OwnRequest {
  const id = known.any(dice) ?? 'none';
  const names = [dice.pick([account, 'stage', 'acct_none', ...INHERITED, '']), dice.pick([id, 'restore', '%', ''])];
  const path = ['', '_awning', dice.pick(WORDS), ...names].slice(0, 3 + dice.below(3)).join('/');
  const form: Hash = new Map(Object.entries(dice.pick(FORMS)));
  if (dice.chance(0.5)) spoil(form, 1, dice);
  const query = dice.chance(0.2) ? `?${dice.pick(BROKEN_ENCODINGS)}` : '';
  const method = dice.pick(['GET', 'POST', 'DELETE', 'HEAD', 'PUT']);
  return { method, path: path + query, body: method === 'POST' ? encodeHash(form, dice).join('&') : '' };
}

const HEADER = '{"awning":"sandbox","format":1,"api_version":"2026-01-28.clover","account":"acct_1"}';

/** Lines that no export has, so that none of them may be taken. */
const LINES: readonly string[] = [
  '',
  '{',
  '[]',
  'null',
  '0',
  '"text"',
  '{}',
  '{"awning":"sandbox"}',
  '{"awning":"sandbox","format":99}',
  '{"end":-1}',
  '{"end":"1"}',
  '{"collection":"__proto__","id":"x","data":{},"internal":{}}',
  '{"collection":"nothing","id":"x","data":{},"internal":{}}',
  '{"collection":"customer","id":5,"data":{},"internal":{}}',
  '{"collection":"customer","id":"x","data":null,"internal":{}}',
  '{"collection":"customer","id":"x","data":[],"internal":{}}',
  '{"collection":"customer","id":"x","data":{},"internal":0}',
  '{"counter":"draws","value":"many"}',
  '{"counter":"draws","value":-1}',
  `{"collection":"customer","id":"${'x'.repeat(10_000)}"}`,
];

function badImport(dice: Dice): OwnRequest {
  const lines = Array.from({ length: 1 + dice.below(4) }, () => dice.pick(LINES));
  const body = [...(dice.chance(0.7) ? [HEADER] : []), ...lines].join(dice.pick(['\n', '\r\n', '\n\n']));
  return { method: 'POST', path: '/_awning/import', body };
}

export const ownRequest = (account: string, known: KnownIds, dice: Dice): OwnRequest =>
  dice.chance(0.1) ? badImport(dice) : (dice.chance(0.5) ? challenge : anything)(account, known, dice);
