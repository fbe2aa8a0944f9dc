/** What all scripts share: where the project is, and errors that a person can do something about. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param path from the root of the project */
export const at = (path) => join(root, path);

/** Something went wrong for a reason that one message can tell; no stack is needed. */
export class SetUpError extends Error {}
