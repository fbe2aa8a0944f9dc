/** Where the server listens unless told otherwise. */
export const DEFAULT_PORT = 12111;
/** This machine only. */
export const DEFAULT_HOST = '127.0.0.1';
