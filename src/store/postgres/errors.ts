/** What PostgreSQL and the way to it say, in the words of a store. https://www.postgresql.org/docs/current/errcodes-appendix.html */
import { StoreError, StoreRefused, StoreUnavailable } from '../errors.ts';

/** A person must do something about these; by PostgreSQL's codes. */
const ADVICE: Readonly<Record<string, string>> = {
  '28000': 'let this role in, or use another one',
  '28P01': 'give the password in the URL, in PGPASSWORD or in ~/.pgpass',
  '3D000': 'make the database with createdb, or name another one',
  '3F000': 'make the schema, or let search_path name another one',
  '42501': 'grant the role that right, or use another one',
};

/** These pass: the connection is lost, something is full, the database stops or is only a copy, somebody was in the way for too long, tables are away. */
const PASSING = /^(08|53|57|58|40|25006|25P03|55P03|42P01|XX)/;

interface Said {
  message: string;
  code?: string;
  /** What PostgreSQL itself says has one. */
  severity?: string;
  /** The ways to one host that were all tried. */
  errors?: Error[];
}

/**
 * @param name of the database, for people
 * @returns a StoreError, unless the statement was wrong: that is a fault of ours
 */
export function translated(error: unknown, name: string): unknown {
  if (error instanceof StoreError) return error;
  const { message, code = '', severity, errors } = error as Said;
  const advice = ADVICE[code];
  if (advice !== undefined) return new StoreRefused(`${name} cannot be used: ${message}; ${advice}`, error);
  if (message.startsWith('SASL') && message.includes('password'))
    return new StoreRefused(`${name} asks for a password; ${ADVICE['28P01']}`, error);
  if (severity === undefined)
    return new StoreUnavailable(`${name} cannot be reached: ${message || errors?.[0]?.message || code}`, error);
  return PASSING.test(code) ? new StoreUnavailable(`${name} cannot work now: ${message}`, error) : error;
}
