/** `awning import FILE`: makes a sandbox what an export says. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Asked, CommandError, successful } from './target.ts';

/** `-` is the standard input. */
export async function importFrom({ file, target }: Asked): Promise<string> {
  const lines = file === '-' ? process.stdin : await reading(file);
  // Undici wants to be told that the body is sent before the answer comes.
  const init = { method: 'POST', body: Readable.toWeb(lines), duplex: 'half' } as unknown as RequestInit;
  const answer = await successful(await target.request('/_awning/import', init));
  const { account, imported } = (await answer.json()) as { account: string; imported: number };
  return `imported ${imported} lines into ${account}\n`;
}

async function reading(file: string): Promise<Readable> {
  const handle = await open(file).catch((error: Error) => {
    throw new CommandError(`${file} cannot be read: ${error.message}`);
  });
  if ((await handle.stat()).isDirectory()) {
    await handle.close();
    throw new CommandError(`${file} is a folder`);
  }
  return createReadStream('', { fd: handle });
}
