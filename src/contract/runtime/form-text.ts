/** Bytes of a form become text. */
import { errors } from '../errors.ts';

/**
 * One name or value of a form.
 * `+` is a space, `%xx` a byte of UTF-8.
 * @throws StripeError 400 when the percent signs or the bytes make no text
 */
export function decodeText(text: string): string {
  if (text.indexOf('+') !== -1) text = text.replaceAll('+', ' ');
  if (text.indexOf('%') === -1) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw errors.malformedForm();
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a body.
 * @throws StripeError 400 when its bytes are no UTF-8
 */
export function bodyText(body: Uint8Array): string {
  if (body.length === 0) return '';
  try {
    return UTF_8.decode(body);
  } catch {
    throw errors.malformedForm();
  }
}
