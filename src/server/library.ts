/** The public entry on Node: the emulator, and a server for it. */
export * from '../index.ts';
export { createEmulator, type EmulatorOptions } from './emulator.ts';
export { type AwningServer, type ServerOptions, startServer } from './start.ts';
