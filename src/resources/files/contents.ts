/** The bytes of files, apart from the objects that describe them. */
import type { Context } from '../../core/context.ts';
import { Download } from '../../core/download.ts';
import type { Collection } from '../../store/store.ts';

export const fileContents: Collection = { name: 'file_contents', indexes: {} };

/** Bytes that are turned into text at once. */
const PIECE = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

export async function keepContents(ctx: Context, id: string, bytes: Uint8Array): Promise<void> {
  await ctx.tx.put(fileContents.name, { id, data: { id, created: ctx.now() }, internal: { bytes: base64(bytes) } });
}

/** @param id of a file that exists */
export async function readContents(ctx: Context, id: string): Promise<Download> {
  const { filename } = await ctx.find('file', id);
  const record = await ctx.tx.get(fileContents.name, id);
  const text = atob((record?.internal.bytes as string | undefined) ?? '');
  return new Download(
    Uint8Array.from(text, (character) => character.charCodeAt(0)),
    filename ?? id,
  );
}
