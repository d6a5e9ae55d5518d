/** The house rule: dependencies point one way. Each rule says who may not reach what, and why. */
const ours = '^(entrypoints|components|lib|test)/';

/** The layers of the domain, lowest first: a folder imports itself and what stands above it in this list, never the other way. */
const STRATA = [
  ['base'],
  ['person'],
  ['scoring', 'clocks', 'import'],
  ['feedback'],
  ['hand-off'],
  ['agreement'],
  ['changes'],
  ['views', 'figures'],
  ['truth'],
  ['review'],
];

module.exports = {
  forbidden: [
    {
      name: 'domain-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: { path: ours, pathNot: '^lib/domain/' },
    },
    {
      name: 'domain-schemas-alone-use-a-library',
      severity: 'error',
      comment: 'content scripts import the domain: each kilobyte there must earn its place',
      from: { path: '^lib/domain/', pathNot: '[-/](schema|sha256|base64url)\\.ts$' },
      to: { path: 'node_modules' },
    },
    ...STRATA.flatMap((folders, index) =>
      folders.map((folder) => ({
        name: `domain-${folder}-imports-what-is-below`,
        severity: 'error',
        from: { path: `^lib/domain/${folder}/` },
        to: {
          path: '^lib/domain/',
          pathNot: `^lib/domain/(${[folder, ...STRATA.slice(0, index).flat()].join('|')})/`,
        },
      })),
    ),
    ...['bus', 'crm', 'store', 'sites', 'report', 'i18n'].map((layer) => ({
      name: `${layer}-imports-domain-only`,
      severity: 'error',
      from: { path: `^lib/${layer}/` },
      to: { path: ours, pathNot: [`^lib/${layer}/`, '^lib/domain/'] },
    })),
    {
      name: 'definitions-of-sites-are-data',
      severity: 'error',
      comment: 'every layer may carry what is known of the sites, and none the reading of a page',
      from: { path: '^lib/sites/(registry|definition|[^/]+/definition)\\.ts$' },
      to: {
        path: ours,
        pathNot: ['^lib/domain/', '^lib/sites/(definition|[^/]+/definition)\\.ts$'],
      },
    },
    {
      name: 'connectors-do-not-know-each-other',
      severity: 'error',
      from: { path: '^lib/crm/([^/]+)/', pathNot: '^lib/crm/(port|http|kit)/' },
      to: { path: '^lib/crm/[^/]+/', pathNot: '^lib/crm/($1|port|http|kit)/' },
    },
    {
      name: 'crm-parts-know-no-connector',
      severity: 'error',
      comment: 'the port is declared alone; the HTTP layer and the kit serve every connector',
      from: { path: '^lib/crm/(port|http|kit)/' },
      to: { path: '^lib/crm/', pathNot: '^lib/crm/(port|http|kit)/' },
    },
    {
      name: 'sync-joins-crm-and-store',
      severity: 'error',
      from: { path: '^lib/sync/' },
      to: { path: ours, pathNot: '^lib/(sync|crm|store|domain)/' },
    },
    {
      name: 'app-joins-the-layers-without-a-browser',
      severity: 'error',
      comment: 'what it needs of the browser comes in through its ports',
      from: { path: '^lib/app/' },
      to: {
        path: ours,
        pathNot: [
          '^lib/(app|domain|bus|crm|store|sync|report|i18n)/',
          '^lib/sites/(registry|definition)\\.ts$',
        ],
      },
    },
    {
      name: 'lib-knows-no-browser',
      severity: 'error',
      comment:
        "an extension's API is handed in by what stands in entrypoints, so that lib runs anywhere",
      from: { path: '^lib/' },
      to: {
        path: [
          'node_modules/(wxt|@wxt-dev/browser|webextension-polyfill)/',
          '^#imports$',
          '^browser$',
          '^wxt(/|$)',
        ],
      },
    },
    {
      name: 'only-the-background-runs-the-app',
      severity: 'error',
      from: { path: ours, pathNot: ['^entrypoints/background/', '^lib/app/', '^test/'] },
      to: { path: '^lib/app/' },
    },
    {
      name: 'components-import-domain-and-bus',
      severity: 'error',
      from: { path: '^components/', pathNot: '^components/in-page/' },
      to: {
        path: ours,
        pathNot: [
          '^components/(?!in-page/)',
          '^lib/(domain|bus|i18n)/',
          '^lib/sites/(registry|definition)\\.ts$',
        ],
      },
    },
    {
      name: 'parts-in-a-page-may-know-the-page',
      severity: 'error',
      comment:
        'what is drawn beside something of a page needs its port and its hosts; which site it is, no part may know',
      from: { path: '^components/in-page/' },
      to: {
        path: ours,
        pathNot: [
          '^components/',
          '^lib/(domain|bus|i18n)/',
          '^lib/sites/(page/|site\\.ts$|definition\\.ts$|watch\\.ts$)',
        ],
      },
    },
    {
      name: 'surfaces-never-reach-data',
      severity: 'error',
      comment: 'only the background touches the database and the CRM',
      from: { path: '^entrypoints/', pathNot: '^entrypoints/background/' },
      to: { path: '^lib/(store|crm|sync)/' },
    },
    {
      name: 'surfaces-carry-no-database',
      severity: 'error',
      from: { path: '^(components|entrypoints/(?!background/)|lib/(sites|domain))' },
      to: { path: 'node_modules/dexie' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(entrypoints|components|lib)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      comment: 'imports of types count too',
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^(entrypoints|components|lib)/' },
      to: { couldNotResolve: true, pathNot: '\\?inline$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.(output|wxt)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
};
