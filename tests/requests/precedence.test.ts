/** Of two faults in one request the earlier step's is told. */
import { expect } from 'vitest';
import type { RawRequest } from '../support/client.ts';
import { assumed, test } from '../support/test.ts';

interface Failure {
  error: { type: string; message: string; code?: string; param?: string };
}

interface Case {
  wins: string;
  over: string;
  request: RawRequest;
  status: number;
  message: RegExp;
}

const NO_KEY = { authorization: null };
const OLD_KEY = 'precedence-of-faults';

const CASES: readonly Case[] = [
  {
    wins: 'key',
    over: 'version',
    request: { path: '/v1/customers', headers: { ...NO_KEY, 'stripe-version': 'x' } },
    status: 401,
    message: /API key/,
  },
  { wins: 'key', over: 'path', request: { path: '/v1/nothing', headers: NO_KEY }, status: 401, message: /API key/ },
  {
    wins: 'version',
    over: 'path',
    request: { path: '/v1/nothing', headers: { 'stripe-version': 'x' } },
    status: 400,
    message: /API version/,
  },
  {
    wins: 'account',
    over: 'path',
    request: { path: '/v1/nothing', headers: { 'stripe-account': 'acct_1x' } },
    status: 403,
    message: /does not have access/,
  },
  {
    wins: 'path',
    over: 'body',
    request: { path: '/v1/nothing', body: '{}', headers: { 'content-type': 'application/json' } },
    status: 404,
    message: /^Unrecognized request URL \(POST: \/v1\/nothing\)/,
  },
  {
    wins: 'body',
    over: 'unknown parameter',
    request: { path: '/v1/customers', body: '{"nmae":"Ada"}', headers: { 'content-type': 'application/json' } },
    status: 400,
    message: /^Invalid request/,
  },
  {
    wins: 'unknown parameter',
    over: 'missing parameter',
    request: { path: '/v1/payment_intents', form: { amout: 5 } },
    status: 400,
    message: /^Received unknown parameter: amout/,
  },
  {
    wins: 'missing parameter',
    over: 'invalid integer',
    request: { path: '/v1/payment_intents', form: { amount: 'many' } },
    status: 400,
    message: /^Missing required param: currency/,
  },
  {
    wins: 'invalid integer',
    over: 'idempotency key',
    request: {
      path: '/v1/payment_intents',
      form: { amount: 'many', currency: 'usd' },
      headers: { 'idempotency-key': ' ' },
    },
    status: 400,
    message: /^Invalid integer: many/,
  },
  {
    wins: 'idempotency key',
    over: 'existence',
    request: { path: '/v1/payment_intents/pi_x/confirm', form: {}, headers: { 'idempotency-key': 'x'.repeat(256) } },
    status: 400,
    message: /^Idempotency Key/,
  },
  {
    wins: 'existence',
    over: 'state',
    request: { path: '/v1/payment_intents/pi_x/capture', form: {} },
    status: 404,
    message: /^No such payment_intent: 'pi_x'/,
  },
];

for (const { wins, over, request, status, message } of CASES) {
  test(`${wins} before ${over}`, assumed('the order that errors of recorded requests suggest'), async ({ raw }) => {
    const answer = await raw<Failure>({ method: request.body || request.form ? 'POST' : 'GET', ...request });
    expect(answer.body.error.message).toMatch(message);
    expect(answer.status).toBe(status);
  });
}

test(
  'a key used for something else is told before what the new request lacks',
  assumed('as above'),
  async ({ api, key }) => {
    const headers = { 'idempotency-key': `${OLD_KEY} ${key}` };
    await api.post('/v1/customers', { name: 'Ada' }, headers);
    const answer = await api.post<Failure>('/v1/payment_intents/pi_x/confirm', {}, headers);
    expect(answer.body.error.type).toBe('idempotency_error');
  },
);
