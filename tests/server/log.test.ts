import { expect, test, vi } from 'vitest';
import { createLog, line, stack } from '../../src/server/log.ts';

const entry = { method: 'POST', path: '/v1/customers', status: 200, milliseconds: 1.26, requestId: 'req_1' };

test('one line a request', () => {
  expect(line(entry)).toBe('POST /v1/customers 200 1.3 ms req_1\n');
});

test('keys, client secrets and card numbers in paths are hidden, line breaks too', () => {
  const paths = ['/v1/sk_test_abc', '/v1/rk_live_abc', '/v1/pi_1_secret_2', '/v1/4242424242424242', '/v1/\r\nGET'];
  const shown = paths.map((path) => line({ ...entry, path }));
  expect(shown.join('')).not.toMatch(/abc|secret_2|4242|\r/);
  expect(shown.join('').match(/\n/g)).toHaveLength(paths.length);
});

test('an unforeseen exception is shown with its stack and cause', () => {
  const error = new Error('outer', { cause: new Error('inner') });
  expect(stack(error)).toMatch(/Error: outer\n\s+at .*[\s\S]*caused by: Error: inner/);
});

test('lines are written together, in order', async () => {
  const written: string[] = [];
  const log = createLog((text) => written.push(text));
  log.write(entry);
  log.write({ ...entry, status: 404 });
  expect(written).toEqual([]);
  await vi.waitFor(() =>
    expect(written).toEqual(['POST /v1/customers 200 1.3 ms req_1\nPOST /v1/customers 404 1.3 ms req_1\n']),
  );
});
