/** An emulator behind a port. */

import type { Emulator } from '../index.ts';
import { DEFAULT_HOST, DEFAULT_PORT } from './defaults.ts';
import { createEmulator, type EmulatorOptions } from './emulator.ts';
import { type Listening, listen } from './http.ts';

export interface ServerOptions extends EmulatorOptions {
  /** 12111 unless said; 0 takes a free one. */
  port?: number;
  /** `127.0.0.1` unless said: this machine only. */
  host?: string;
  /** Largest request body, in bytes. */
  bodyLimit?: number;
}

export interface AwningServer extends Listening {
  emulator: Emulator;
}

/** @throws StoreError, or what node:net says of a port or host that cannot be had, such as `EADDRINUSE` */
export async function startServer({ port, host, bodyLimit, ...options }: ServerOptions = {}): Promise<AwningServer> {
  const emulator = createEmulator(options);
  try {
    await emulator.ready();
    const server = await listen(emulator.handle, {
      port: port ?? DEFAULT_PORT,
      host: host ?? DEFAULT_HOST,
      ...(bodyLimit === undefined ? {} : { bodyLimit }),
      ...(options.log ? { log: options.log } : {}),
    });
    if (options.publicUrl === undefined) emulator.setPublicUrl(server.url);
    const close = async (): Promise<void> => {
      await server.close();
      await emulator.close();
    };
    return { ...server, emulator, close };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}
