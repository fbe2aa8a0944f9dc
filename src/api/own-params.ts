/** Parameters of Awning's own paths: form or JSON, as people like. */
import { errors } from '../contract/errors.ts';
import { decodeForm } from '../contract/form.ts';
import type { ApiRequest } from './http.ts';

/** @throws StripeError 400 when the body is neither */
export function ownParams({ body, headers }: ApiRequest): Readonly<Record<string, unknown>> {
  const text = new TextDecoder().decode(body);
  if (!headers['content-type']?.includes('json')) return decodeForm(text);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below, as what is JSON but no object.
  }
  throw errors.invalidRequest('The body is not a JSON object.');
}
