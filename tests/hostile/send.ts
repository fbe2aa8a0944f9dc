/** Sends a hostile request as it is: `fetch` would mend it. */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';

import { exchange } from '../support/wire.ts';
import type { HostileRequest } from './stream/grammar.ts';
import type { Header } from './stream/headers.ts';

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  text: string;
}

/** Milliseconds without a byte from the server, after which it counts as hung. */
const PATIENCE = 60_000;

export class Sender {
  private readonly agent: Agent;

  constructor(
    private readonly url: URL,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws when the server closes the connection without an answer, or hangs */
  send(request: HostileRequest): Promise<Answer> {
    return request.wire === undefined ? this.exchange(request) : this.bytes(request.wire);
  }

  close(): void {
    this.agent.destroy();
  }

  private exchange({ method, path, headers, body }: HostileRequest): Promise<Answer> {
    const { hostname, port } = this.url;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const sent = bytes.length > 0 || method === 'POST' ? [...headers, length(bytes)] : headers;
    return new Promise((resolve, reject) => {
      const options = { hostname, port, method, path, agent: this.agent, headers: gathered(sent), timeout: PATIENCE };
      let answered = false;
      const asked = httpRequest(options, (response) => {
        answered = true;
        collect(response).then(resolve, reject);
      });
      asked.on('timeout', () => asked.destroy(new Error('the server hangs')));
      // A body that is refused before it has come in may break the pipe behind the answer.
      asked.on('error', (error) => answered || reject(error)).end(bytes);
    });
  }

  /** An empty text is an answer too. */
  private async bytes(wire: Buffer): Promise<Answer> {
    const { hostname, port } = this.url;
    const text = await exchange(Number(port), wire, { halfClose: true, host: hostname });
    return { status: 0, headers: {}, text };
  }
}

const length = (body: Buffer): Header => ['content-length', String(body.length)];

/** Headers that come twice are sent twice. */
function gathered(headers: readonly Header[]): Record<string, string | string[]> {
  const result = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const old = result.get(name);
    result.set(name, old === undefined ? value : [old, value].flat());
  }
  return Object.fromEntries(result);
}

async function collect(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const headers = response.headers as Readonly<Record<string, string | undefined>>;
  return { status: response.statusCode ?? 0, headers, text: Buffer.concat(chunks).toString() };
}
