/** What has changed and is not in the database yet, laid over what is. */
import type { Declared } from '../declared.ts';
import type { Collection, Place } from '../store.ts';
import { conditionsOf } from '../where.ts';
import { keyOf } from './keys.ts';
import { entriesOf, type Placed } from './records.ts';
import type { Pages, Rows, Walk } from './rows.ts';

/** One record that changes; undefined: it is not there. */
export interface Change {
  readonly collection: string;
  readonly id: string;
  /** As what lies below has it. */
  readonly before: Placed | undefined;
  readonly after: Placed | undefined;
}

/** The last change of each record. */
export class Changes {
  private readonly byCollection = new Map<string, Map<string, Change>>();

  of(collection: string): ReadonlyMap<string, Change> | undefined {
    return this.byCollection.get(collection);
  }

  get isEmpty(): boolean {
    return this.byCollection.size === 0;
  }

  *[Symbol.iterator](): Generator<Change> {
    for (const changes of this.byCollection.values()) yield* changes.values();
  }

  /** Adds what comes on top of this. */
  add({ collection, id, before, after }: Change): void {
    let changes = this.byCollection.get(collection);
    if (changes === undefined) {
      changes = new Map();
      this.byCollection.set(collection, changes);
    }
    const known = changes.get(id);
    changes.set(id, { collection, id, before: known === undefined ? before : known.before, after });
  }
}

export class LayeredRows implements Rows {
  constructor(
    private readonly declared: Declared,
    private readonly changes: Changes,
    private readonly below: Rows,
  ) {}

  async find(collection: string, id: string): Promise<Placed | undefined> {
    const change = this.changes.of(collection)?.get(id);
    return change === undefined ? this.below.find(collection, id) : change.after;
  }

  async walk(collection: string, walk: Walk): Promise<Pages> {
    const changes = this.changes.of(collection);
    const pages = await this.below.walk(collection, walk);
    if (changes === undefined) return pages;
    return merged(pages, changes, this.matching(collection, changes, walk), orderOf(walk));
  }

  async count(collection: string): Promise<number> {
    if (this.changes.of(collection) === undefined) return this.below.count(collection);
    const pages = await this.walk(collection, { from: undefined, upwards: true, atOnce: 1000 });
    let count = 0;
    for (let page = await pages(); page.length > 0; page = await pages()) count += page.length;
    return count;
  }

  /** What a walk meets of the changed records, in its order. */
  private matching(collection: string, changes: ReadonlyMap<string, Change>, walk: Walk): Placed[] {
    const declared = this.declared.named(collection);
    return [...changes.values()]
      .flatMap(({ after }) => (after !== undefined && isOn(walk, declared, after) ? [after] : []))
      .sort(orderOf(walk));
  }
}

const orderOf =
  ({ upwards }: Walk) =>
  (a: Place, b: Place): number =>
    (upwards ? 1 : -1) * (a.key - b.key || a.number - b.number);

function isOn(walk: Walk, collection: Collection, placed: Placed): boolean {
  const { where = {}, created: { from = -Infinity, to = Infinity } = {} } = walk;
  if (placed.key < from || placed.key > to) return false;
  if (walk.from !== undefined && orderOf(walk)(walk.from, placed) >= 0) return false;
  const conditions = conditionsOf(where);
  if (conditions.length === 0) return true;
  const entries = entriesOf(collection, placed.record);
  return conditions.every(({ name, value }) =>
    entries.some((entry) => entry.name === name && entry.value === keyOf(value)),
  );
}

/** @param matching what of the changed records belongs there, in the order of the walk */
function merged(
  pages: Pages,
  changes: ReadonlyMap<string, Change>,
  matching: Placed[],
  order: (a: Place, b: Place) => number,
): Pages {
  return async () => {
    for (let page = await pages(); page.length > 0; page = await pages()) {
      const last = page.at(-1) as Placed;
      const unchanged = page.filter(({ record }) => !changes.has(record.id));
      const beyond = matching.findIndex((placed) => order(placed, last) > 0);
      const within = matching.splice(0, beyond === -1 ? matching.length : beyond);
      if (unchanged.length + within.length > 0) return [...unchanged, ...within].sort(order);
    }
    return matching.splice(0);
  };
}
