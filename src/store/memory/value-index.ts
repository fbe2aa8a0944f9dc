/** One index of a collection in one sandbox: which entries have which value. */
import type { Collection, StoredRecord } from '../store.ts';
import { type Entry, Sequence } from './sequence.ts';

type Read = Collection['indexes'][string];
type Found = ReturnType<Read>;

/** Each value once. */
function valuesOf(found: Found): readonly string[] {
  if (found === null || found === undefined) return [];
  if (typeof found === 'string') return [found];
  return found.length > 1 ? [...new Set(found)] : found;
}

const has = (found: Found, value: string): boolean =>
  found === value || (Array.isArray(found) && found.includes(value));

export class ValueIndex {
  /** Most values are those of one entry, which needs no sequence. */
  private readonly byValue = new Map<string, Entry | Sequence>();

  constructor(
    readonly name: string,
    private readonly read: Read,
  ) {}

  add(entry: Entry): void {
    for (const value of valuesOf(this.read(entry.record))) this.addTo(value, entry);
  }

  remove(entry: Entry): void {
    for (const value of valuesOf(this.read(entry.record))) this.removeFrom(value, entry);
  }

  /** Before the entry gets another record. */
  change(entry: Entry, record: StoredRecord): void {
    const before = this.read(entry.record);
    const after = this.read(record);
    if (before === after) return;
    for (const value of valuesOf(before)) if (!has(after, value)) this.removeFrom(value, entry);
    for (const value of valuesOf(after)) if (!has(before, value)) this.addTo(value, entry);
  }

  holds(record: StoredRecord, value: string): boolean {
    return has(this.read(record), value);
  }

  with(value: string): Sequence {
    const found = this.byValue.get(value);
    return found instanceof Sequence ? found : sequenceOf(found);
  }

  private addTo(value: string, entry: Entry): void {
    const found = this.byValue.get(value);
    if (found instanceof Sequence) found.add(entry);
    else this.byValue.set(value, found === undefined ? entry : sequenceOf(found, entry));
  }

  private removeFrom(value: string, entry: Entry): void {
    const found = this.byValue.get(value);
    if (found instanceof Sequence) found.remove(entry);
    if (found === entry || (found instanceof Sequence && found.size === 0)) this.byValue.delete(value);
  }
}

function sequenceOf(...entries: (Entry | undefined)[]): Sequence {
  const sequence = new Sequence();
  for (const entry of entries) if (entry !== undefined) sequence.add(entry);
  return sequence;
}
