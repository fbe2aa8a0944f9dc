/** Statements that concern one collection in all sandboxes, for when its indexes are made anew. */
import { sql } from 'kysely';
import { builderFor, type Dialect, param, Statement } from './statement.ts';
import { RECORD_COLUMNS } from './statements.ts';

export function indexingStatementsFor(dialect: Dialect) {
  const db = builderFor(dialect);
  const collection = param('collection');
  return {
    emptyIndexes: new Statement('empty_indexes', db.deleteFrom('awning_entries').where('collection', '=', collection)),
    recordsAfter: new Statement(
      'records_after',
      db
        .selectFrom('awning_records')
        .select(['sandbox', ...RECORD_COLUMNS])
        .where('collection', '=', collection)
        .where(sql<boolean>`(sandbox, collection, id) > (${param('sandbox')}, ${collection}, ${param('id')})`)
        .orderBy('sandbox')
        .orderBy('id')
        .limit(param<number>('limit')),
    ),
  };
}
