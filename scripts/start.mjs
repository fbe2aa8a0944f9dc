/** `npm start`: sets up what is missing, then serves. Arguments after `--` reach the server. */
import { bundle, contract, install, setUp } from './set-up.mjs';

await setUp(install, contract, bundle);
await import('../dist/awning.js');
