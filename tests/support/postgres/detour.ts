/** A way to a database that can be made bad: it stands still, is cut, or loses an answer. */
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

export interface Detour {
  /** The URL, but through the detour. */
  url: string;
  /** Nothing comes through in either direction, as when a cable is pulled; new connections are taken, and get nothing. */
  freeze(): void;
  thaw(): void;
  /** When texts have come by one connection, each in its turn, that is cut; the last one still arrives, but late: nobody learns of it. */
  cutBehind(...texts: string[]): void;
  close(): Promise<void>;
}

/** Milliseconds by which a late commit is late. */
const DELAY = 500;

/** @param url of a database on this machine */
export async function openDetour(url: string): Promise<Detour> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let deadly: string[] = [];

  const server = createServer((client) => {
    const database = dial(Number(target.port), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      // Its end follows.
      socket.on('error', () => {});
      if (isFrozen) socket.pause();
    }
    database.on('close', () => client.destroy());
    let awaited = 0;
    let isLate = false;
    client.on('close', () => isLate || database.end());
    client.on('data', (chunk) => {
      for (let at = 0; deadly[awaited] !== undefined && at >= 0; ) {
        at = chunk.indexOf(deadly[awaited] as string, at);
        if (at >= 0) awaited++;
      }
      if (deadly.length === 0 || awaited < deadly.length) return database.write(chunk);
      deadly = [];
      isLate = true;
      client.destroy();
      setTimeout(() => database.end(chunk), DELAY);
    });
    database.on('data', (chunk) => client.writable && client.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    freeze: () => {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw: () => {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    cutBehind: (...texts) => {
      deadly = texts;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
