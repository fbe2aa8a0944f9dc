import { describe, expect, test } from 'vitest';
import { FlagError, readFlags } from '../../src/server/flags.ts';
import { STORES } from '../../src/server/stores.ts';

describe('flags', () => {
  test('nothing given: this machine only, port 12111', () => {
    expect(readFlags([], {})).toEqual({
      port: 12111,
      host: '127.0.0.1',
      quiet: false,
      store: 'memory',
      webhooks: [],
      version: false,
      help: false,
    });
  });

  test('every flag is understood', () => {
    const args =
      '--port 0 --host ::1 --quiet --store memory --seed s --time 2026-01-31T12:00:00Z --webhook-secret whsec_1 --search-delay 1m';
    const flags = readFlags([...args.split(' '), '--webhook', 'http://a.test/x', '--webhook=https://b.test'], {});
    expect(flags).toMatchObject({ port: 0, host: '::1', quiet: true, seed: 's', time: Date.UTC(2026, 0, 31, 12) });
    expect(flags.searchDelay).toBe(60);
    expect(flags.webhooks).toEqual([
      { url: 'http://a.test/x', secret: 'whsec_1' },
      { url: 'https://b.test', secret: 'whsec_1' },
    ]);
  });

  test('every flag has a variable, which the flag outdoes', () => {
    const env = {
      AWNING_PORT: '1',
      AWNING_HOST: 'localhost',
      AWNING_QUIET: '1',
      AWNING_STORE: 'memory',
      AWNING_SEED: 's',
      AWNING_TIME: '1769860800',
      AWNING_SEARCH_DELAY: '0',
      AWNING_PUBLIC_URL: 'https://awning.test/',
      AWNING_WEBHOOK: 'http://a.test, http://b.test',
      AWNING_WEBHOOK_SECRET: 'whsec_1',
    };
    expect(readFlags([], env)).toMatchObject({
      port: 1,
      host: 'localhost',
      quiet: true,
      seed: 's',
      time: 1769860800000,
      searchDelay: 0,
      publicUrl: 'https://awning.test',
    });
    expect(readFlags([], env).webhooks.map(({ url }) => url)).toEqual(['http://a.test', 'http://b.test']);
    expect(readFlags(['--port', '2', '--webhook', 'http://c.test'], env)).toMatchObject({
      port: 2,
      webhooks: [{ url: 'http://c.test', secret: 'whsec_1' }],
    });
  });

  test.each([
    [['--prot', '1'], {}, "Unknown option '--prot'"],
    [['serve'], {}, "Unexpected argument 'serve'"],
    [['--port'], {}, "Option '--port <value>' argument missing"],
    [['--port', 'x'], {}, "--port must be a number from 0 to 65535, not 'x'"],
    [['--port', '65536'], {}, "--port must be a number from 0 to 65535, not '65536'"],
    [[], { AWNING_PORT: '1.5' }, "AWNING_PORT must be a number from 0 to 65535, not '1.5'"],
    [['--host', ''], {}, '--host must not be empty'],
    [['--store', 'disk'], {}, `--store must be ${STORES}, not 'disk'`],
    [[], { AWNING_STORE: 'mysql://ann:secret@db/x' }, `AWNING_STORE must be ${STORES}, not 'mysql://ann:…@db/x'`],
    [['--store', 'postgres://[db'], {}, `--store must be ${STORES}, not 'postgres://[db'`],
    [
      ['--time', 'noon'],
      {},
      "--time must be an ISO date such as 2026-01-31T12:00:00Z or seconds since 1970, not 'noon'",
    ],
    [['--search-delay', 'soon'], {}, "--search-delay must be a length of time such as 90s, 30m, 12h or 7d, not 'soon'"],
    [['--public-url', 'localhost'], {}, "--public-url must be an http or https URL, not 'localhost'"],
    [['--webhook', 'a.test'], {}, "--webhook must be an http or https URL, not 'a.test'"],
    [['--webhook-secret', 'sk_live_1'], {}, "--webhook-secret must begin with 'whsec_'"],
    [[], { AWNING_QUIET: 'maybe' }, "AWNING_QUIET must be 1 or 0, not 'maybe'"],
  ])('%j %j: %s', (args, env, message) => {
    expect(() => readFlags(args, env)).toThrow(new FlagError(message));
  });
});
