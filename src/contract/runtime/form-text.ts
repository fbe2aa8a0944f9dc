/** Decodes one name or value of a form. */
import { errors } from '../errors.ts';

/**
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
