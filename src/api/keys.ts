/** Whose request it is: the API key, and the sandbox that belongs to it. https://docs.stripe.com/keys */
import { errors, maskKey } from '../contract/errors.ts';

export interface Caller {
  /** `acct_…`: the sandbox. Keys of one suffix share it: `sk_test_x`, `rk_test_x` and `pk_test_x`. */
  account: string;
  publishable: boolean;
  /** An app acts for one customer: its key. */
  ephemeral?: string;
}

const KEY = /^(sk|rk|pk)_(test|live)_([A-Za-z0-9_]{1,247})$/;

/** The key of an app: it names the account itself. */
const EPHEMERAL_KEY = /^ek_test_([A-Za-z0-9+/]+=*)$/;

/** As many callers are remembered; older ones are worked out again. */
const MOST_REMEMBERED = 20_000;
/** A header could be filled up with spaces. */
const LONGEST_REMEMBERED = 500;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The key in `Authorization: Bearer …` or, as curl's `-u` sends it, `Basic …`. */
function presentedKey(authorization: string | undefined): string {
  const [, scheme = '', value = ''] = /^\s*(\S+)\s+(.*?)\s*$/s.exec(authorization ?? '') ?? [];
  if (/^bearer$/i.test(scheme)) return value;
  if (/^basic$/i.test(scheme)) return basicUser(value);
  return '';
}

const basicUser = (encoded: string): string => decoded(encoded)?.split(':')[0] ?? '';

/** @returns undefined for what is no base64 */
function decoded(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

/** The account of a key's suffix: its digest, so that no key is ever stored. */
async function accountOf(suffix: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(suffix)));
  return `acct_1${Array.from(digest.subarray(0, 15), (byte) => DIGITS[byte % 62]).join('')}`;
}

/** `acct_…,` and the secret itself, encoded. */
function accountNamed(encoded: string, key: string): string {
  const [account = ''] = (decoded(encoded) ?? '').split(',');
  if (!/^acct_\w+$/.test(account)) throw errors.invalidApiKey(maskKey(key));
  return account;
}

export class Keys {
  private readonly callers = new Map<string, Caller>();

  /** One that has called before. */
  known(authorization: string | undefined): Caller | undefined {
    return this.callers.get(authorization ?? '');
  }

  /** @throws StripeError 401 without a key, with a malformed one, or with one for live mode */
  async caller(authorization: string | undefined): Promise<Caller> {
    const caller = await callerWith(authorization);
    if (this.callers.size >= MOST_REMEMBERED) this.callers.clear();
    if (authorization !== undefined && authorization.length <= LONGEST_REMEMBERED)
      this.callers.set(authorization, caller);
    return caller;
  }
}

async function callerWith(authorization: string | undefined): Promise<Caller> {
  const key = presentedKey(authorization);
  if (key === '') throw errors.noApiKey();
  const [, named] = EPHEMERAL_KEY.exec(key) ?? [];
  if (named !== undefined) return { account: accountNamed(named, key), publishable: false, ephemeral: key };
  const [, kind, mode, suffix] = KEY.exec(key) ?? [];
  if (suffix === undefined) throw errors.invalidApiKey(maskKey(key));
  if (mode === 'live') throw errors.liveKey();
  return { account: await accountOf(suffix), publishable: kind === 'pk' };
}
