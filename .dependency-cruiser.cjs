/** Who may import whom: server → index → api → resources → core → billing, network, events, time → store → contract. */
const ROOMS = ['server', 'api', 'resources', 'core', 'billing|network|events|time', 'store', 'contract'];

/** Each room may import from itself and from the rooms to its right. */
const directions = ROOMS.map((room, index) => ({
  name: `${room.replaceAll('|', '-')}-imports-rightwards`,
  comment: 'Turn the call round (a reaction or a port that index.ts fills), or move what is shared further down.',
  severity: 'error',
  from: { path: `^src/(${room})/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^src/(${[...ROOMS.slice(0, index), ...(index > 0 ? ['index\\.ts'] : [])].join('|') || '(?!)'})(/|$)` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Move what both need into a file of its own, or let one of them react to the other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...directions,
    {
      name: 'index-does-not-import-server',
      comment: 'The index runs without Node; what needs Node belongs into src/server/library.ts.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/server/' },
    },
    {
      name: 'pure-engines',
      comment:
        'billing and network are functions of values: they import types, their own files and the decimal library only.',
      severity: 'error',
      from: { path: '^src/(billing|network)/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/$1/|^node_modules/(@types/)?big\\.js', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engines-apart',
      comment:
        'billing, network, events and time know nothing of each other, except that events may use the clock and the queue of time.',
      severity: 'error',
      from: { path: '^src/(billing|network|events|time)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(billing|network|events)/', pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'node-only-in-server',
      comment: 'Awning also runs in browsers and workers: use Web-standard APIs, or do it in src/server.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(server|contract/compile|store/(sql|sqlite|postgres))/|\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engines-only-from-the-server',
      comment: 'SQL engines and their drivers load when somebody asks for them: src/server/stores.ts does that.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/(sql|sqlite|postgres)/|^src/server/stores\\.ts$|\\.test\\.ts$' },
      to: { path: '^src/store/(sql|sqlite|postgres)/|^node_modules/(kysely|libsql|pg)/' },
    },
    {
      name: 'no-tests-in-sources',
      comment: 'Move what a source needs out of the test.',
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$|^tests/' },
    },
    {
      name: 'resolvable',
      comment: 'The import names nothing that exists; if it is a package, add it to package.json.',
      severity: 'error',
      from: {},
      // Generated files may not stand yet when this runs by itself.
      to: { couldNotResolve: true, pathNot: '(^|/)dist/' },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules|^generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
