/** Awning's own version, as package.json names it. */
import manifest from '../package.json';

export const VERSION: string = manifest.version;
