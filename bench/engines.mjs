/** Engines of the store, a row each: everything is measured with each of them. */
export const ENGINES = [{ name: 'memory', flags: ['--store', 'memory'] }];
