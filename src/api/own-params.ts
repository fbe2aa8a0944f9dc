/** Parameters of Awning's own paths: form or JSON, as people like. */
import { errors } from '../contract/errors.ts';
import { bodyText, decodeForm } from '../contract/form.ts';
import type { ApiRequest } from './http.ts';

/** @throws StripeError 400 when the body is neither, or holds more than names and their values */
export function ownParams(request: ApiRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(valuesIn(request)).map(([name, value]) => [name, textOf(name, value)]));
}

function valuesIn({ body, headers }: ApiRequest): object {
  const text = bodyText(body);
  if (!/json/i.test(headers['content-type'] ?? '')) return decodeForm(text);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below, as what is JSON but no object.
  }
  throw errors.invalidRequest('The body is not a JSON object.');
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'object') throw errors.invalidRequest(`${name} takes one value.`, name);
  return String(value);
}
