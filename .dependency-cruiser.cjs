// The direction of imports: data walks one way, and no arrow runs back.
// tests/house/imports.test.ts plants a fault for every rule here and fails when one does not bite.

const feature = '^(server|miniapp)/src/features/([^/]+)/'

/** Layers of one side, the lowest first; each may import those before it and none behind it. */
const layers = {
  server: {
    shared: '^shared/src/',
    platform: '^server/src/platform/',
    rules: '^server/src/features/.+[.]rules[.]ts$',
    tables: '^server/src/features/.+[.]tables[.]ts$',
    store: '^server/src/features/.+[.]store[.]ts$',
    deps: '^server/src/features/.+[.]deps[.]ts$',
    policy: '^server/src/features/.+[.]policy[.]ts$',
    service: '^server/src/features/.+[.]service[.]ts$',
    routes: '^server/src/features/.+[.]routes[.]ts$',
    jobs: '^server/src/(jobs|seed)/',
    app: '^server/src/app[.]ts$',
    main: '^server/src/(main[.]ts$|process[.]ts$|commands/)',
  },
  miniapp: {
    shared: '^shared/src/',
    platform: '^miniapp/src/platform/',
    lib: '^miniapp/src/lib/',
    texts: '^miniapp/src/features/[^/]+/[^/]+[.]texts[.]ts$',
    api: '^miniapp/src/features/[^/]+/[^/]+[.]api[.]ts$',
    hooks: '^miniapp/src/features/[^/]+/hooks/',
    components: '^miniapp/src/features/[^/]+/components/',
    screens: '^miniapp/src/features/[^/]+/screens/',
    pages: '^miniapp/src/pages/',
    app: '^miniapp/src/app([.]config)?[.]tsx?$',
  },
}

const arrows = Object.entries(layers).flatMap(([side, paths]) =>
  Object.entries(paths)
    .slice(0, -1)
    .map(([name, path], at) => ({
      name: `${side}-${name}-imports-nothing-above`,
      severity: 'error',
      from: { path },
      to: { path: Object.values(paths).slice(at + 1) },
    })),
)

/** A rule that says what must not be imported, and by whom. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    ...arrows,
    never('no-cycles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    never('all-found', 'An import that leads nowhere would slip past every other rule.', {}, { couldNotResolve: true }),
    never(
      'rules-are-pure',
      'Rules know their feature, the contract, the errors, how to group, China’s time zone and sheets under headings; the clock and everything else comes as an argument.',
      { path: '^server/src/features/([^/]+)/.*[.]rules[.]ts$' },
      {
        pathNot: [
          '^server/src/features/$1/.*[.]rules[.]ts$',
          '^server/src/platform/(errors|group|china|spreadsheet/headed[.]sheet)[.]ts$',
          '^shared/src/',
          'node_modules/(zod|@noble/(hashes|curves))/',
        ],
      },
    ),
    never(
      'routes-never-touch-a-store',
      'Routes parse, call a service and present.',
      { path: '[.]routes[.]ts$' },
      { path: '[.](store|tables)[.]ts$' },
    ),
    never(
      'jobs-call-services',
      'A job is a loop and one call of a service.',
      { path: '^server/src/jobs/' },
      { path: '^server/src/features/', pathNot: '[.]service[.]ts$' },
    ),
    never(
      'server-features-meet-at-services',
      'What a feature offers to others is its service, and its tables for foreign keys and joins.',
      { path: '^server/src/features/([^/]+)/', pathNot: '[.]service[.]ts$' },
      { path: '^server/src/features/', pathNot: ['^server/src/features/$1/', '[.](service|tables)[.]ts$'] },
    ),
    never(
      'server-services-meet-by-word',
      'A service may ask what another feature allows (policy) or how it counts (rules), never reach into its store.',
      { path: '^server/src/features/([^/]+)/.*[.]service[.]ts$' },
      {
        path: '^server/src/features/',
        pathNot: ['^server/src/features/$1/', '[.](service|tables|policy|rules|deps)[.]ts$'],
      },
    ),
    never(
      'miniapp-features-meet-at-hooks',
      'What a feature of the client offers to others is its hooks.',
      { path: '^miniapp/src/features/([^/]+)/' },
      { path: '^miniapp/src/features/', pathNot: ['^miniapp/src/features/$1/', '^miniapp/src/features/[^/]+/hooks/'] },
    ),
    never(
      'screens-never-call-the-api-client',
      'Screens and their parts ask hooks.',
      { path: '^miniapp/src/features/[^/]+/(screens|components)/' },
      { path: '^miniapp/src/lib/api[.-]client' },
    ),
    never(
      'platform-knows-no-feature',
      'Platform and ui serve every feature and know none.',
      { path: '^((server|miniapp)/src/platform|miniapp/src/ui)/' },
      { path: feature },
    ),
    never('server-is-not-client', 'They meet at shared.', { path: '^server/' }, { path: '^(miniapp|tests|scripts)/' }),
    never('client-is-not-server', 'They meet at shared.', { path: '^miniapp/' }, { path: '^(server|tests|scripts)/' }),
    never(
      'shared-stands-alone',
      'The contract runs on phones and servers alike.',
      { path: '^shared/src/' },
      { pathNot: ['^shared/src/', 'node_modules/(zod|@noble/(hashes|curves))/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types are part of what a file knows.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
