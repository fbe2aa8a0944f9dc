/** One effect for one key: the first answer is kept and given again. https://docs.stripe.com/api/idempotent_requests */
import { errors } from '../contract/errors.ts';
import type { Release } from '../store/claims.ts';
import type { Collection, Store, Transaction } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

/** Seconds: a key is as good as new after a day. */
const LIFETIME = 24 * 3600;

const secondsOf = (clock: Clock): number => Math.floor(clock.now() / 1000);

export const idempotencyKeys: Collection = { name: 'idempotency_key', indexes: {}, lifetime: { seconds: LIFETIME } };

/** What was answered. */
export interface KeptAnswer {
  status: number;
  body: string;
  requestId: string;
}

export interface KeyedRequest {
  key: string;
  /** Method and path. */
  endpoint: string;
  /** The body as it came. */
  parameters: string;
}

const LONGEST_KEY = 255;

/** @throws StripeError when the key is empty or too long */
export function checkKey(key: string): string {
  if (key.trim() === '') throw errors.idempotencyKeyEmpty();
  if (key.length > LONGEST_KEY) throw errors.idempotencyKeyTooLong();
  return key;
}

/**
 * @param clock the sandbox's
 * @returns the answer that the key stands for, if it has one
 * @throws StripeError `idempotency_error` when the key was used for something else
 */
export async function keptAnswer(
  tx: Transaction,
  { key, endpoint, parameters }: KeyedRequest,
  clock: Clock,
): Promise<KeptAnswer | undefined> {
  const record = await tx.get(idempotencyKeys.name, key);
  if (record === undefined || (record.data.created as number) <= secondsOf(clock) - LIFETIME) return undefined;
  const { endpoint: firstEndpoint, parameters: firstParameters, answer } = record.internal as unknown as Kept;
  if (firstEndpoint !== endpoint) throw errors.idempotencyMismatch('endpoint', key, firstEndpoint.split(' ')[1]);
  if (firstParameters !== (await digest(parameters))) throw errors.idempotencyMismatch('parameters', key);
  return answer;
}

interface Kept {
  endpoint: string;
  parameters: string;
  answer: KeptAnswer;
}

/** @param clock the sandbox's */
export async function keepAnswer(
  tx: Transaction,
  request: KeyedRequest,
  answer: KeptAnswer,
  clock: Clock,
): Promise<void> {
  const kept: Kept = { endpoint: request.endpoint, parameters: await digest(request.parameters), answer };
  const internal = kept as unknown as Record<string, unknown>;
  await tx.put(idempotencyKeys.name, {
    id: request.key,
    data: { id: request.key, created: secondsOf(clock) },
    internal,
  });
}

/** Parameters may hold card numbers: only their digest is kept. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Marks the key as under way: the same key again must wait, at whatever server.
 * @throws StripeError 409 when it is
 */
export async function enterKey(store: Store, account: string, key: string): Promise<Release> {
  const release = await store.claim(account, key);
  if (release === undefined) throw errors.idempotencyInFlight(key);
  return release;
}
