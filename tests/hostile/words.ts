/** What a run of hostile requests found, for a person. */
import type { Defect, HostileReport } from './run.ts';

/** So many kinds of defects are shown. */
const MOST_SHOWN = 40;
const LONGEST_SHOWN = 200;

/** @param seconds how long it took */
export function report(found: HostileReport, seconds: number): string {
  const { defects, statuses, succeeded, emulated, parameters, spoilt, slowest } = found;
  const kinds = [...statuses].sort().map(([kind, counts]) => {
    const parts = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status || 'bytes'} × ${count}`);
    return `  ${kind}: ${parts.join(', ')}`;
  });
  const never = emulated.filter((operation) => !succeeded.has(operation));
  const shown = alike(defects).slice(0, MOST_SHOWN);
  return [
    'Answers by kind of request:',
    ...kinds,
    `Emulated operations: ${emulated.length}; never answered with success: ${never.join(', ') || 'none'}`,
    `Their parameters: ${parameters}; each was made wrong ${(spoilt / parameters).toFixed(1)} times`,
    `Slowest answer: ${slowest.took.toFixed(0)} ms, to ${slowest.request.slice(0, LONGEST_SHOWN)}`,
    ...shown,
    `${defects.length} defects in ${seconds.toFixed(0)} s`,
  ].join('\n');
}

/** What is different in each answer that is wrong in the same way. */
const PARTICULARS = /\breq_\w+|\[\d+\]|\b[a-z]{2,5}_[0-9]\w{13,}/g;

/** Defects of one kind together: how many there are, and the first of them. */
function alike(defects: readonly Defect[]): string[] {
  const kinds = new Map<string, Defect[]>();
  for (const defect of defects) {
    const kind = defect.faults.join('\n    ').replace(PARTICULARS, '…');
    kinds.set(kind, [...(kinds.get(kind) ?? []), defect]);
  }
  return [...kinds].map(([kind, found]) => `${found.length} × ${kind}\n    first: ${found[0]?.request}`);
}
