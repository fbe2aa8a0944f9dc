/** Looks at a file before SQLite does: what is not ours stays untouched. */
import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreRefused } from '../errors.ts';
import type { Connect, SqliteConnection } from './connection.ts';

/** The first bytes of every SQLite database. https://www.sqlite.org/fileformat.html */
const MAGIC = 'SQLite format 3\0';

/** @throws StoreRefused when no database can be kept there */
export async function checkFile(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw new StoreRefused(`${path} cannot be opened: there is no folder ${dirname(path)}`);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw new StoreRefused(`${path} is a folder, not a database file`);
  // SQLite writes to files beside it too.
  for (const place of found === undefined ? [dirname(path)] : [path, dirname(path)]) {
    await access(place, constants.R_OK | constants.W_OK).catch((error) => {
      throw new StoreRefused(`${path} cannot be opened: ${place} may not be written to`, error);
    });
  }
  if (found !== undefined && found.size > 0 && (await firstBytes(path)) !== MAGIC)
    throw new StoreRefused(`${path} is not a SQLite database; it was left as it is`);
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Keeps other processes away, until the connection is closed or this process ends, however it ends.
 * @throws StoreRefused when another one has it
 */
export async function lock(path: string, connect: Connect): Promise<SqliteConnection> {
  const connection = connect(`${path}-lock`);
  try {
    await connection.exec('begin exclusive');
    return connection;
  } catch (error) {
    connection.close();
    throw new StoreRefused(`${path} is in use by another awning; stop that one, or choose another file`, error);
  }
}
