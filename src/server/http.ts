/** The HTTP server: bytes in, bytes out, with limits and time-outs. It knows nothing of Stripe. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type ApiHandler, type ApiResponse, takesStream } from '../api/http.ts';
import type { LogEntry } from '../index.ts';
import { failed, malformed, serialize, toApiRequest, tooLarge, unexpected, unreadable } from './answers.ts';

export interface ListenOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** Bytes; 10 MiB unless said. */
  bodyLimit?: number;
  /** Milliseconds that a client has to send its headers, and the whole request; 20 s and 60 s unless said. */
  patience?: { headers: number; request: number };
  /** Told of what never reached the handler; the handler logs the rest itself. */
  log?: (entry: LogEntry) => void;
}

export interface Listening {
  /** Without a slash at the end. */
  url: string;
  port: number;
  /** Takes no more requests, finishes those under way (within 5 s), and lets go of the port. */
  close(): Promise<void>;
}

const BODY_LIMIT = 10 * 1024 * 1024;
const NO_BODY = new Uint8Array(0);
/** Milliseconds. */
const DRAIN_LIMIT = 5_000;
/** How long a client that was told its body is too large may go on sending before it is cut, in milliseconds. */
const LINGER = 2_000;
const PATIENCE = { headers: 20_000, request: 60_000 };
/** Node's own answer to a request without a host would have no body. */
const SERVER_OPTIONS = { maxHeaderSize: 64 * 1024, keepAliveTimeout: 65_000, requireHostHeader: false };
/** How often it is looked for clients that are too slow, in milliseconds; at least ten times within their limit. */
const checkEvery = (limit: number): number => Math.min(5_000, Math.ceil(limit / 10));
/** A client that neither sends nor reads anything for so long is cut, in milliseconds. */
const IDLE_LIMIT = 120_000;

let turn: Promise<void> | undefined;

/**
 * Resolves when this turn of the event loop has read what has arrived. Answers go out together then: a client that
 * sleeps is woken once, and waking costs more than most requests.
 */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) =>
    setImmediate(() => {
      turn = undefined;
      resolve();
    }),
  );
  return turn;
}

function send(response: ServerResponse, { status, headers, body }: ApiResponse): void {
  headers['content-length'] = String(Buffer.byteLength(body));
  response.writeHead(status, headers).end(body);
}

/** Sends as fast as the client reads. */
async function sendStream(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  stream: NonNullable<ApiResponse['stream']>,
): Promise<void> {
  response.writeHead(status, headers);
  await stream(async (text) => {
    if (response.destroyed) throw new Error('the client has gone');
    if (!response.write(text)) await once(response, 'drain', { signal: closed(response) });
  });
  response.end();
}

function closed(response: ServerResponse): AbortSignal {
  const closing = new AbortController();
  response.once('close', () => closing.abort());
  return closing.signal;
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined ||
  (headers['content-length'] !== undefined && headers['content-length'] !== '0');

/** One server's way of answering; holds what a request needs to know of its server. */
class Front {
  closing = false;
  /** The latest answer on each connection, given or not. */
  private readonly latest = new WeakMap<Socket, ServerResponse>();

  constructor(
    private readonly handler: ApiHandler,
    private readonly bodyLimit: number,
    /** Milliseconds that a client has to send a body, unless it is a stream. */
    private readonly patience: number,
    private readonly log: (entry: LogEntry) => void,
  ) {}

  /** Listener of `request`. */
  readonly receive = (request: IncomingMessage, response: ServerResponse): void => {
    this.latest.set(request.socket, response);
    if (request.headers.host === undefined && request.httpVersion === '1.1') this.refuse(request, response, malformed);
    else if (!hasBody(request)) this.answer(request, response, NO_BODY);
    else if (takesStream(request.method ?? '', request.url ?? '')) this.answer(request, response, NO_BODY, request);
    else if (Number(request.headers['content-length'] ?? 0) > this.bodyLimit) this.refuseBody(request, response);
    else this.collect(request, response);
  };

  private collect(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    let size = 0;
    const late = setTimeout(() => this.cutOff({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, request.socket), this.patience);
    request.once('close', () => clearTimeout(late));
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= this.bodyLimit) {
        chunks.push(chunk);
        return;
      }
      request.off('data', take).off('end', finish);
      this.refuseBody(request, response);
    };
    const finish = (): void => {
      clearTimeout(late);
      this.answer(request, response, chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    };
    request.on('data', take).on('end', finish);
  }

  /** Answers at once, reads on for a moment so that the client gets to see the answer, then cuts the connection. */
  private refuseBody(request: IncomingMessage, response: ServerResponse): void {
    const answer = tooLarge(this.bodyLimit);
    this.note(request.method ?? '', toApiRequest(request, NO_BODY).path, answer.status);
    send(response, answer);
    this.cut(request);
  }

  private cut(request: IncomingMessage): void {
    const cut = setTimeout(() => request.socket.destroy(), LINGER);
    request.on('close', () => clearTimeout(cut)).resume();
  }

  private answer(
    request: IncomingMessage,
    response: ServerResponse,
    body: Uint8Array,
    stream?: AsyncIterable<Uint8Array>,
  ): void {
    const asked = { ...toApiRequest(request, body), ...(stream && { stream }) };
    const write = async (answer: ApiResponse): Promise<void> => {
      if (this.closing) response.shouldKeepAlive = false;
      if (answer.stream === undefined) send(response, answer);
      else await sendStream(response, answer.status, answer.headers, answer.stream);
      // Who was refused in the middle of its body is not listened to any longer.
      if (stream !== undefined && !request.complete) this.cut(request);
    };
    const fail = (error: unknown): void => {
      this.note(asked.method, asked.path, 500, error);
      if (response.headersSent) response.destroy();
      else write(failed());
    };
    const writeTogether = async (answer: ApiResponse): Promise<void> => {
      await endOfTurn();
      await write(answer);
    };
    // The second `fail` is for headers that HTTP cannot carry.
    this.handler(asked).then(writeTogether, fail).catch(fail);
  }

  /** Listener of `checkExpectation`: of what a request may expect, only `100-continue` is known. */
  readonly refuseExpectation = (request: IncomingMessage, response: ServerResponse): void => {
    this.latest.set(request.socket, response);
    this.refuse(request, response, unexpected);
  };

  private refuse(request: IncomingMessage, response: ServerResponse, answer: ApiResponse): void {
    this.note(request.method ?? '', toApiRequest(request, NO_BODY).path, answer.status);
    send(response, { ...answer, headers: { ...answer.headers } });
  }

  /** Listener of `clientError`: bytes that are no request, or none within the time-outs. */
  readonly refuseBytes = (error: NodeJS.ErrnoException, socket: Socket): void => {
    const before = this.latest.get(socket);
    // What was asked before is answered before.
    if (before?.req.complete && !before.writableFinished) before.once('close', () => this.cutOff(error, socket));
    else this.cutOff(error, socket);
  };

  private cutOff(error: Pick<NodeJS.ErrnoException, 'code'>, socket: Socket): void {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const answer = unreadable(error.code);
    this.note('-', '-', answer.status);
    socket.end(serialize(answer), () => socket.destroy());
  }

  private note(method: string, path: string, status: number, error?: unknown): void {
    this.log({ method, path, status, milliseconds: 0, requestId: '-', ...(error === undefined ? {} : { error }) });
  }
}

async function bind(server: Server, host: string, port: number): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return server.address() as AddressInfo;
}

async function drain(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}

/** @throws what node:net says of a host or port that cannot be had (`EADDRINUSE`, `EACCES`, `ENOTFOUND`, …) */
export async function listen(handler: ApiHandler, options: ListenOptions): Promise<Listening> {
  const { headers: headersTimeout, request: patience } = options.patience ?? PATIENCE;
  const front = new Front(handler, options.bodyLimit ?? BODY_LIMIT, patience, options.log ?? (() => {}));
  const connectionsCheckingInterval = checkEvery(headersTimeout);
  // How long a body may take is up to what the body is.
  const timeouts = { headersTimeout, requestTimeout: 0, connectionsCheckingInterval };
  const server = createServer({ ...SERVER_OPTIONS, ...timeouts }, front.receive);
  server.setTimeout(IDLE_LIMIT);
  server.on('clientError', front.refuseBytes);
  server.on('checkExpectation', front.refuseExpectation);
  // A body that would be refused anyway is not asked for.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) <= (options.bodyLimit ?? BODY_LIMIT)) response.writeContinue();
    front.receive(request, response);
  });
  const { port } = await bind(server, options.host, options.port);
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${name}:${port}`,
    port,
    close: () => {
      front.closing = true;
      return drain(server);
    },
  };
}
