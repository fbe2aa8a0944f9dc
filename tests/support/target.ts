/** The server under test: one that the test run starts, or the one that AWNING_TARGET names. */
import { randomBytes } from 'node:crypto';

export interface Target {
  /** Without a slash at the end. */
  url: string;
  /** Set when all tests share one account: the tester's own at Stripe. */
  sharedKey: string | null;
}

/**
 * @returns null when neither AWNING_TARGET nor AWNING_TEST_KEY is set
 * @throws on a live key, or a key without a target
 */
export function targetFrom(env: Readonly<Record<string, string | undefined>>): Target | null {
  const url = env.AWNING_TARGET?.replace(/\/+$/, '');
  const key = env.AWNING_TEST_KEY;
  if (key && !/^(sk|rk)_test_/.test(key)) {
    throw new Error('AWNING_TEST_KEY must be a test key (sk_test_… or rk_test_…); a live key would move real money');
  }
  if (!url && key) throw new Error('AWNING_TEST_KEY needs AWNING_TARGET, such as https://api.stripe.com');
  return url ? { url, sharedKey: key ?? null } : null;
}

/** A key that nobody else uses, and so a sandbox of its own. */
export const freshKey = (): string => `sk_test_${randomBytes(12).toString('hex')}`;
