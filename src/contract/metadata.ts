/** The rules of metadata: https://docs.stripe.com/metadata */
import { type Coerce, show } from './coerce.ts';
import { errors } from './errors.ts';
import { emptyHash, type FormNode } from './form.ts';
import type { StripeError } from './runtime/stripe-error.ts';

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
const MAX_VALUE_LENGTH = 500;

/** `''` for a key unsets that key. The result has no prototype: any key is a key. */
export const metadata: Coerce = (node, path, problems) => {
  if (typeof node === 'string' || Array.isArray(node)) return problems.refuse(errors.metadataNotPairs(path));
  const result = emptyHash();
  let keys = 0;
  for (const key in node) {
    const value = node[key] as FormNode;
    const breach = faultOf(key, value, path);
    if (breach !== undefined) return problems.refuse(breach);
    if (++keys > MAX_KEYS) return problems.refuse(errors.metadataTooManyKeys(Object.keys(node).length));
    result[key] = value;
  }
  return result;
};

/**
 * For the number of keys after a merge, where each part was within the limit.
 * @throws StripeError when there are more than 50 keys
 */
export function checkMetadataSize(count: number): void {
  if (count > MAX_KEYS) throw errors.metadataTooManyKeys(count);
}

function faultOf(key: string, value: FormNode, path: string): StripeError | undefined {
  if (typeof value !== 'string') return errors.metadataValueType(show(value), path);
  if (isLonger(key, MAX_KEY_LENGTH)) return errors.metadataKeyTooLong(key, [...key].length, MAX_KEY_LENGTH);
  if (isLonger(value, MAX_VALUE_LENGTH)) return errors.metadataValueTooLong(value, [...value].length, MAX_VALUE_LENGTH);
  return undefined;
}

/** Counted in characters; UTF-16 units are counted first, as that costs nothing. */
function isLonger(text: string, max: number): boolean {
  return text.length > max && [...text].length > max;
}
