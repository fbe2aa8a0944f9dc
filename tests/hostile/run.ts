/** Runs a stream of hostile requests against a server and gathers what it does wrong. */
import { audit, readBooks } from '../books/auditor/index.ts';
import { sdk } from '../support/client.ts';
import { contract } from '../support/contract.ts';
import { eventually } from '../support/eventually.ts';
import { judge } from './judge.ts';
import { emulatedOperations } from './probe.ts';
import { type Answer, Sender } from './send.ts';
import { Grammar, type HostileRequest } from './stream/grammar.ts';
import { KnownIds } from './stream/known.ts';
import { parametersOf } from './stream/parameters.ts';

export interface HostileRun {
  /** Of the server, without a slash at the end. */
  url: string;
  /** The same seed makes the same requests, as long as the server gives the same ids. */
  seed: string;
  requests: number;
  /** What the sandboxes of this run are named after: `sk_test_<name><lane>`. */
  sandbox: string;
  /** Told after each request how many have been sent. */
  progress?: (sent: number) => void;
}

export interface Defect {
  request: string;
  faults: string[];
}

export interface HostileReport {
  defects: Defect[];
  /** How many requests of each kind were answered with which status. */
  statuses: Map<string, Map<number, number>>;
  emulated: readonly string[];
  /** Operations that were answered with success. */
  succeeded: Set<string>;
  /** How many parameters the emulated operations take, and how often one of them was made wrong. */
  parameters: number;
  spoilt: number;
  /** Milliseconds, and the request that took them. */
  slowest: { took: number; request: string };
}

/** Milliseconds until books must balance. */
const BOOKS_LIMIT = 20_000;

/** Each lane sends one request after the other, in a sandbox of its own. */
const LANES = 8;

export async function runHostile(run: HostileRun): Promise<HostileReport> {
  const emulated = await emulatedOperations(run.url, `sk_test_${run.sandbox}Probe`);
  const keys = Array.from({ length: LANES }, (_, index) => `sk_test_${run.sandbox}${index}`);
  const report = emptyReport(emulated);
  const sender = new Sender(new URL(run.url), LANES);
  let sent = 0;
  const lane = async (key: string, index: number): Promise<void> => {
    const known = new KnownIds();
    const account = await accountOf(run.url, key);
    const share = { index, count: LANES };
    const grammar = new Grammar(contract, emulated, known, `${run.seed} ${index}`, key, account, share);
    for (let count = index; count < run.requests; count += LANES) {
      await sendOne(sender, grammar.next(), known, report);
      run.progress?.(++sent);
    }
  };
  await Promise.all(keys.map(lane));
  sender.close();
  for (const key of keys) report.defects.push(...(await auditSandbox(run.url, key)));
  return report;
}

function emptyReport(emulated: readonly string[]): HostileReport {
  const counts = { parameters: parametersOf(contract, emulated).length, spoilt: 0 };
  const slowest = { took: 0, request: '' };
  return { defects: [], statuses: new Map(), emulated, succeeded: new Set(), ...counts, slowest };
}

/** Whatever was sent, the books of the sandbox must balance when all that was under way is done. */
async function auditSandbox(url: string, key: string): Promise<Defect[]> {
  const stripe = sdk(url, key, fetch);
  try {
    await eventually(async () => {
      const faults = audit(await readBooks(stripe));
      if (faults.length > 0) throw new Error(faults.join('\n    '));
    }, BOOKS_LIMIT);
    return [];
  } catch (error) {
    return [{ request: `the books of ${key}`, faults: [(error as Error).message] }];
  }
}

async function sendOne(sender: Sender, request: HostileRequest, known: KnownIds, report: HostileReport): Promise<void> {
  const started = performance.now();
  let answer: Answer;
  try {
    answer = await sender.send(request);
  } catch (error) {
    report.defects.push({ request: show(request), faults: [`no answer: ${(error as Error).message}`] });
    return;
  }
  const faults = judge(request, answer);
  if (faults.length > 0) report.defects.push({ request: show(request), faults });
  count(report, request, answer.status, performance.now() - started);
  if (answer.status !== 200 || answer.headers['content-type'] !== 'application/json' || answer.text === '') return;
  if (/^\/_awning\/(reset|.*restore)/.test(request.path)) known.clear();
  report.succeeded.add(request.operation);
  known.learn(JSON.parse(answer.text));
}

function count(report: HostileReport, request: HostileRequest, status: number, took: number): void {
  const ofKind = report.statuses.get(request.kind) ?? new Map<number, number>();
  report.statuses.set(request.kind, ofKind.set(status, (ofKind.get(status) ?? 0) + 1));
  if (request.kind === 'parameter') report.spoilt++;
  if (took > report.slowest.took) report.slowest = { took, request: show(request) };
}

/** The account of a key, which addresses of pages name. */
async function accountOf(url: string, key: string): Promise<string> {
  const response = await fetch(`${url}/_awning/reset`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  return ((await response.json()) as { account: string }).account;
}

/** As a person reads it: enough to send it again by hand. */
function show({ kind, method, path, headers, body, wire }: HostileRequest): string {
  if (wire !== undefined) return `wire: ${JSON.stringify(wire.toString('latin1').slice(0, 500))}`;
  const odd = headers.map(([name, value]) => `${name}: ${value.slice(0, 200)}`).join(', ');
  return `${kind}: ${method} ${path.slice(0, 2000)} [${odd}] ${body.toString().slice(0, 3000)}`;
}
