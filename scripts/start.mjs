/** `npm start`: sets up what is missing, then serves. Arguments after `--` reach the server. */
import { bundle, contract, install, pages, setUp } from './set-up.mjs';

await setUp(install, contract, pages, bundle);
await import('../dist/awning.js');
