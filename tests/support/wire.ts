/** Bytes to a server as they are, for what no client library would send. */
import { connect } from 'node:net';

/** Milliseconds without a byte from the server, after which it counts as hung. */
const PATIENCE = 60_000;

/** The end of a connection that the server cut while it was still being sent to. */
const isCut = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE' || code === 'ECONNRESET';

interface Exchange {
  /** Says that nothing more will come, so that the server answers or gives up. */
  halfClose?: boolean;
  host?: string;
}

/** Sends bytes and gives all that comes back until the server closes. */
export function exchange(
  port: number,
  bytes: string | Uint8Array,
  { halfClose = false, host = '127.0.0.1' }: Exchange = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect({ host, port, allowHalfOpen: true });
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error('the server hangs')));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', (error) => isCut(error) || reject(error)).on('close', () => resolve(answer));
    socket.on('end', () => socket.end());
    if (halfClose) socket.end(bytes);
    else socket.write(bytes);
  });
}
