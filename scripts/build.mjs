/** `npm run build`: the package as it is published: bundle and type declarations. */
import { bundle, contract, install, pages, setUp } from './set-up.mjs';

await setUp(install, contract, pages, bundle, async () => (await import('./declarations.mjs')).makeDeclarations());
