/** Names that one server has to itself among all that share the database: PostgreSQL gives them back when the session ends. */
import type { Release } from '../claims.ts';
import { keyOf } from '../sql/keys.ts';
import type { Session } from './session.ts';

const LOCK = 'select 1 where pg_try_advisory_lock(hashtextextended($1, 0))';
const UNLOCK = 'select pg_advisory_unlock(hashtextextended($1, 0))';

/**
 * A session may have a lock more than once: whoever asks must know that nobody else of this server has it.
 * @returns undefined when another server has it
 */
export async function claim(session: Session, sandbox: string, name: string): Promise<Release | undefined> {
  const lock = keyOf(`${sandbox} ${name}`);
  return session.use(async (connection) => {
    if ((await connection.rows(LOCK, [lock])).length === 0) return undefined;
    return async () => {
      // The end of the session gives back everything.
      await connection.rows(UNLOCK, [lock]).catch((error) => connection.cut(error));
    };
  });
}
