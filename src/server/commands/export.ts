/** `awning export FILE`: a whole sandbox as lines of JSON. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { type Asked, CommandError, successful } from './target.ts';

/** The file is there when it is complete, and not before; `-` is the standard output. */
export async function exportTo({ file, target }: Asked): Promise<string> {
  const { body } = await successful(await target.request('/_awning/export'));
  const lines = Readable.fromWeb(body as ReadableStream<Uint8Array>);
  if (file === '-') {
    await pipeline(lines, process.stdout, { end: false });
    return '';
  }
  const partial = `${file}.partial`;
  try {
    await pipeline(lines, createWriteStream(partial));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw new CommandError(`${file} was not written: ${(error as Error).message}`);
  }
  return `exported to ${file}\n`;
}
