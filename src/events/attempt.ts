/** One attempt to hand an event to a receiver. */

export interface Attempt {
  /** Milliseconds since the epoch, of the machine's clock. */
  at: number;
  /** What the receiver answered; null when it did not. */
  status: number | null;
  /** Why there was no answer. */
  error: string | null;
  /** How long it took. */
  milliseconds: number;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Letter {
  url: string;
  payload: string;
  signature: string;
}

export const succeeded = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

/**
 * Posts an event. Redirects are not followed, and the answer's body is not read.
 * @param limit milliseconds
 * @param stopped ends the attempt when the emulator closes
 */
export async function post(
  fetch: Fetch,
  { url, payload, signature }: Letter,
  limit: number,
  stopped: AbortSignal,
): Promise<Pick<Attempt, 'status' | 'error'>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(limit), stopped]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signature,
        accept: '*/*; q=0.5, application/xml',
        'cache-control': 'no-cache',
      },
    });
    await response.body?.cancel();
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: reason(error, limit) };
  }
}

function reason(error: unknown, limit: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${limit / 1000} seconds`;
  // What went wrong with the connection is the cause of what `fetch` throws.
  return error.cause instanceof Error ? error.cause.message : error.message;
}
