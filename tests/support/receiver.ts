/** A webhook endpoint that keeps what it gets. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from './eventually.ts';

export interface Delivery {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The bytes that were signed. */
  body: string;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface Receiver {
  url: string;
  deliveries: Delivery[];
  /** What to answer from now on: a status, or a function of the delivery. Slow answers are promises. */
  answer: (how: number | ((delivery: Delivery) => number | Promise<number>)) => void;
  /** Waits until so many deliveries have come. */
  received: (count: number) => Promise<Delivery[]>;
  close: () => Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  let how: number | ((delivery: Delivery) => number | Promise<number>) = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = '', url = '', headers } = request;
      const delivery = { method, path: url, headers, body: Buffer.concat(chunks).toString(), at: Date.now() };
      deliveries.push(delivery);
      response.writeHead(typeof how === 'number' ? how : await how(delivery)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    deliveries,
    answer: (next) => {
      how = next;
    },
    received: (count) =>
      eventually(() => {
        if (deliveries.length < count) throw new Error(`${deliveries.length} of ${count} deliveries have come`);
        return deliveries;
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
