/** What searches see of a record when they learn of changes later than others do. https://docs.stripe.com/search#data-freshness */
import type { StoredRecord } from '../../store/store.ts';

type Data = StoredRecord['data'];

/** What a record was. */
interface Former {
  /** Seconds, on the sandbox's clock; from then on it was something else. */
  readonly until: number;
  /** null: it was not there. */
  readonly data: Data | null;
}

const formerOf = ({ internal }: StoredRecord): readonly Former[] =>
  (internal.former as readonly Former[] | undefined) ?? [];

/** Everything that a search may still see of it. */
export const versionsOf = (record: StoredRecord): Data[] => [
  record.data,
  ...formerOf(record).flatMap(({ data }) => (data === null ? [] : [data])),
];

/** What it was at a time. @returns null when it was not there */
export function versionAt(record: StoredRecord, time: number): Data | null {
  const former = formerOf(record).find(({ until }) => until > time);
  return former === undefined ? record.data : former.data;
}

/**
 * Private facts that keep what a record was before a change, as long as searches see it.
 * @param now seconds @param delay seconds
 */
export function remembering(before: StoredRecord | undefined, now: number, delay: number): { former: Former[] } {
  const kept = before === undefined ? [] : formerOf(before).filter(({ until }) => until > now - delay);
  return { former: [...kept, { until: now, data: before?.data ?? null }] };
}
