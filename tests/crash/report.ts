/** The counts, for people. */
import type { Report } from './run.ts';

/** So many of what is wrong are named. */
const NAMED = 10;

/** What must be empty, in words. */
export const FAULTS: readonly [key: keyof Report & string, words: string][] = [
  ['missing', 'acknowledged writes missing'],
  ['doubled', 'requests with two effects'],
  ['unbalanced', 'balances that are not the sum of their transactions'],
  ['mistold', 'events missing, too many, or told twice'],
  ['untold', 'events that reached no webhook'],
  ['invented', 'webhooks of events that are not there'],
  ['changed', 'answers that changed for the same key'],
];

export const faultsOf = (report: Report): string[] => [
  ...FAULTS.flatMap(([key, words]) => (report[key] as string[]).map((name) => `${words}: ${name}`)),
  ...report.ledger.wrong,
];

/** @param name of the scene */
export function describeReport(name: string, seed: number, report: Report): string {
  const { killed, ledger, events, received } = report;
  const faults = faultsOf(report);
  const count = (n: number): string => n.toLocaleString('en-US');
  const lines = [
    `${name}, seed ${seed}`,
    `  killed: ${[...killed].map(([what, times]) => `${what} ${times}`).join(', ')}`,
    `  requests: ${count(ledger.sent)} sent, ${count(ledger.failed)} of them got no answer or 503`,
    `  acknowledged: ${count(ledger.count('payment'))} payments, ${count(ledger.count('refund'))} refunds, ` +
      `${count(ledger.count('change'))} changes of ${count(ledger.count('customer'))} customers`,
    `  never acknowledged: ${count(ledger.deeds.filter(({ state }) => state === 'open').length)}`,
    `  events: ${count(events)}; webhooks: ${count(received)}, ${count(received - events)} of them once more`,
    ...FAULTS.map(([key, words]) => `  ${words}: ${(report[key] as string[]).length}`),
    `  other faults: ${ledger.wrong.length}`,
    ...faults.slice(0, NAMED).map((fault) => `    ${fault}`),
  ];
  return `${lines.join('\n')}\n`;
}
