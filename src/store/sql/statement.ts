/** Statements that a query builder makes once for a dialect, and that run many times with other values. */
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Tables } from './tables.ts';

export type Dialect = 'postgres' | 'sqlite';
export type Builder = Kysely<Tables>;
export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** A builder that only writes SQL. */
export function builderFor(dialect: Dialect): Builder {
  const createDriver = () => new DummyDriver();
  return new Kysely<Tables>({
    dialect:
      dialect === 'postgres'
        ? {
            createAdapter: () => new PostgresAdapter(),
            createDriver,
            createIntrospector: (db) => new PostgresIntrospector(db),
            createQueryCompiler: () => new PostgresQueryCompiler(),
          }
        : {
            createAdapter: () => new SqliteAdapter(),
            createDriver,
            createIntrospector: (db) => new SqliteIntrospector(db),
            createQueryCompiler: () => new SqliteQueryCompiler(),
          },
  });
}

/** Stands in a statement for the value of this name, in one of the rows that it runs with. */
class Parameter {
  constructor(
    readonly name: string,
    readonly row: number,
  ) {}
}

/** A place for a value that is named when the statement runs. */
export const param = <T extends Value = string>(name: string, row = 0): RawBuilder<T> =>
  sql.val(new Parameter(name, row)) as unknown as RawBuilder<T>;

/** @throws Error for a number that SQL has no word for */
function literal(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (!Number.isFinite(value)) throw new Error(`${value} cannot be stored`);
  return String(value);
}

export class Statement {
  readonly sql: string;
  /** A value that is no parameter is the same each time. */
  private readonly parameters: readonly (Parameter | Value)[];
  /** Of the SQL, between the values. */
  private readonly pieces: readonly string[];

  constructor(
    /** The same shape has the same name: a database that prepares statements knows it by this. */
    readonly name: string,
    query: { compile(): CompiledQuery },
  ) {
    const { sql, parameters } = query.compile();
    this.sql = sql;
    this.parameters = parameters as (Parameter | Value)[];
    this.pieces = sql.split('?');
  }

  /** @param rows one, unless the statement was made for several */
  bind(rows: readonly Values[]): Value[] {
    return this.parameters.map((parameter) => {
      if (!(parameter instanceof Parameter)) return parameter;
      const value = rows[parameter.row]?.[parameter.name];
      if (value === undefined) throw new Error(`the statement ${this.name} lacks a value for ${parameter.name}`);
      return value;
    });
  }

  /** With the values written into it, in SQLite's dialect. */
  text(rows: readonly Values[]): string {
    const values = this.bind(rows);
    const [first = '', ...rest] = this.pieces;
    return rest.reduce((text, piece, i) => text + literal(values[i] as Value) + piece, first);
  }
}
