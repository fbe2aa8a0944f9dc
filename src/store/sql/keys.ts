/** Texts that can be a key in every database: not too long for an index, and without the one character that databases refuse. */
import { createHash } from 'node:crypto';

const LONGEST = 255;

/** Begins a key that stands for another text. */
const MARK = '#';

/** The text itself, as almost always, or else its digest. Two texts never share a key. */
export function keyOf(text: string): string {
  if (text.length <= LONGEST && !text.includes('\0') && !text.startsWith(MARK)) return text;
  return MARK + createHash('sha256').update(text).digest('hex');
}
