/** What an answer to a hostile request must be. */
import { checkAnswer, findOperation } from '../support/contract.ts';
import type { Answer } from './send.ts';
import type { HostileRequest } from './stream/grammar.ts';

/** https://docs.stripe.com/api/errors */
const TYPES = new Set(['api_error', 'card_error', 'idempotency_error', 'invalid_request_error']);
const TEXT_FIELDS = [
  'message',
  'type',
  'code',
  'param',
  'doc_url',
  'request_log_url',
  'decline_code',
  'advice_code',
  'network_advice_code',
  'network_decline_code',
  'charge',
  'payment_method_type',
];
const OBJECT_FIELDS = ['payment_intent', 'payment_method', 'setup_intent', 'source'];

const WITHOUT_BODY = new Set(['HEAD', 'OPTIONS']);

/** What the server itself refuses never reaches the API, and so has no id. */
const BEFORE_THE_API = new Set([408, 413, 431]);

const isRequest = ({ path }: HostileRequest, status: number): boolean =>
  /^\/[!-~]*$/.test(path) && !BEFORE_THE_API.has(status);

/** What a message says when a program has put something into it that is no text. */
const SLIPS = /undefined|\[object \w+\]|\bNaN\b|TypeError|Cannot read|\bat \S+ \(/;

/** @returns what is wrong, one line each */
export function judge(request: HostileRequest, answer: Answer): string[] {
  if (request.wire !== undefined) return judgeBytes(answer.text);
  const { status, headers, text } = answer;
  if (status >= 500) return [`failed: ${text.slice(0, 500)}`];
  if (WITHOUT_BODY.has(request.method)) return text === '' || status >= 400 ? [] : ['has a body'];
  if (headers['content-type']?.startsWith('text/html')) return judgePage(request);
  if (headers['content-type'] === 'application/jsonl') return judgeExport(request);
  if (status === 200 && headers['content-disposition']?.startsWith('attachment')) return judgeDownload(request);
  if (headers['content-type'] !== 'application/json') return [`has the type ${headers['content-type']}`];
  const wrong =
    isRequest(request, status) && !/^req_\w{14}$/.test(headers['request-id'] ?? '') ? ['has no request id'] : [];
  return [...wrong, ...judgeJson(request, status, text)];
}

function judgeJson(request: HostileRequest, status: number, text: string): string[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return [`is no JSON: ${text.slice(0, 200)}`];
  }
  if (status >= 400) return judgeError(body, request);
  if (status !== 200) return [`has the status ${status}`];
  return request.path.startsWith('/_awning/') ? [] : judgeSuccess(request, body);
}

const judgePage = ({ path }: HostileRequest): string[] => (path.startsWith('/_awning/') ? [] : ['is a page']);

const judgeExport = ({ path }: HostileRequest): string[] =>
  path.startsWith('/_awning/export') ? [] : ['is an export'];

const judgeDownload = ({ path }: HostileRequest): string[] => (/\/contents(\?|$)/.test(path) ? [] : ['is a file']);

function judgeSuccess({ method, path }: HostileRequest, body: unknown): string[] {
  const operation = findOperation(method, path.replace(/[?].*/s, ''));
  return operation === undefined ? ['succeeds at an address that the contract has not'] : checkAnswer(operation, body);
}

function judgeError(body: unknown, request: HostileRequest): string[] {
  const error = (body as { error?: Record<string, unknown> } | null)?.error;
  if (typeof error !== 'object' || error === null) return ['has no error'];
  if (Object.keys(body as object).length !== 1) return ['has more than an error'];
  const wrong = Object.entries(error).flatMap(([name, value]) => {
    if (TEXT_FIELDS.includes(name)) return typeof value === 'string' ? [] : [`error.${name} is no text`];
    return OBJECT_FIELDS.includes(name) && typeof value === 'object' ? [] : [`error.${name} is unknown`];
  });
  if (!TYPES.has(error.type as string)) wrong.push(`error.type is ${error.type}`);
  const { message } = error;
  if (typeof message !== 'string' || message === '') return [...wrong, 'error.message is empty'];
  const slip = SLIPS.exec(message)?.[0];
  if (slip !== undefined && !asSent(request).includes(slip)) wrong.push(`error.message says: ${message}`);
  return wrong;
}

/** Everything that a message may repeat. */
function asSent({ path, headers, body }: HostileRequest): string {
  const text = `${path}&${headers.join('&')}&${body}`.replaceAll('+', ' ');
  return text.replace(/%([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Bytes that are no request may be answered with nothing; where there are answers, they are no failures. */
function judgeBytes(text: string): string[] {
  if (text === '') return [];
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
  if (statuses.length === 0) return [`is no HTTP: ${text.slice(0, 200)}`];
  return statuses.filter((status) => status >= 500).map((status) => `failed with ${status}: ${text.slice(0, 500)}`);
}
