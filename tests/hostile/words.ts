/** What a run of hostile requests found, for a person. */
import type { HostileReport } from './run.ts';

/** So many defects are shown; the rest are counted. */
const MOST_SHOWN = 30;
const LONGEST_SHOWN = 200;

/** @param seconds how long it took */
export function report(found: HostileReport, seconds: number): string {
  const { defects, statuses, succeeded, emulated, parameters, spoilt, slowest } = found;
  const kinds = [...statuses].sort().map(([kind, counts]) => {
    const parts = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status || 'bytes'} × ${count}`);
    return `  ${kind}: ${parts.join(', ')}`;
  });
  const never = emulated.filter((operation) => !succeeded.has(operation));
  const shown = defects.slice(0, MOST_SHOWN).map(({ request, faults }) => `  ${request}\n    ${faults.join('\n    ')}`);
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
