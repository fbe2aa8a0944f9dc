/** The header by which a receiver knows that an event is genuine. https://docs.stripe.com/webhooks#verify-manually */

const encoder = new TextEncoder();

async function hmac(secret: string, text: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param secrets one signature is made with each, as while a secret is being replaced
 * @param timestamp seconds since the epoch, of the receiver's clock
 */
export async function sign(payload: string, secrets: readonly string[], timestamp: number): Promise<string> {
  const signatures = await Promise.all(secrets.map((secret) => hmac(secret, `${timestamp}.${payload}`)));
  return [`t=${timestamp}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}
