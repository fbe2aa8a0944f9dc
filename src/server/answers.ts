/** What the server itself answers, before a request has got as far as the API. */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { type ApiRequest, type ApiResponse, jsonText } from '../api/http.ts';

function refusal(status: number, message: string, type = 'invalid_request_error'): ApiResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: jsonText({ error: { message, type } }) };
}

/** @param limit bytes */
export const tooLarge = (limit: number): ApiResponse =>
  refusal(413, `The request body is larger than the limit of ${limit} bytes.`);

/** For an exception that the API did not turn into an answer. */
export const failed = (): ApiResponse => refusal(500, 'An unknown error occurred', 'api_error');

/** By the codes that node:http gives to requests it cannot read. */
const UNREADABLE: Readonly<Record<string, ApiResponse>> = {
  HPE_HEADER_OVERFLOW: refusal(431, 'The request line and headers are too large.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: refusal(413, 'The chunk extensions of the request body are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: refusal(408, 'The request took too long to arrive.'),
};

/** For headers that make no sense together. */
export const malformed = refusal(400, 'The request is not valid HTTP.');

export const unexpected = refusal(417, 'The request expects what the server cannot do.');

/** @param code of the error that node:http raised */
export const unreadable = (code: string | undefined): ApiResponse => UNREADABLE[code ?? ''] ?? malformed;

/** A whole HTTP/1.1 message, for a socket that has no response object. */
export function serialize({ status, headers, body }: ApiResponse): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = `content-length: ${Buffer.byteLength(body)}\r\n`;
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}${length}connection: close\r\n\r\n${body}`;
}

/** What the API sees of a request that node:http has read. */
export function toApiRequest(request: IncomingMessage, body: Uint8Array): ApiRequest {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    // Node joins repeated headers itself; `set-cookie`, the one that it keeps as a list, is not for requests.
    headers: request.headers as Readonly<Record<string, string | undefined>>,
    body,
  };
}
