/**
 * The house rule, enforced: who may import what. It first plants a violation of each kind and
 * demands that the tool sees it, because a checker that reads no modules passes everything.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const FEWEST_MODULES = 60;
const ROOTS = ['entrypoints', 'components', 'lib'];
/** What the checker and its resolver read beside the sources. */
const SETTINGS = ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json', '.wxt'];

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const PLANTED = [
  {
    file: 'lib/domain/planted.ts',
    code: "import '../bus/wire';",
    rule: 'domain-imports-nothing-of-ours',
  },
  {
    file: 'lib/domain/person/planted.ts',
    code: "import '../views/settings';",
    rule: 'domain-person-imports-what-is-below',
  },
  {
    file: 'lib/app/planted.ts',
    code: "import '../../components/shell';",
    rule: 'app-joins-the-layers-without-a-browser',
  },
  {
    file: 'lib/app/planted2.ts',
    code: "import '../sites/gmail/selectors';",
    rule: 'app-joins-the-layers-without-a-browser',
  },
  { file: 'lib/app/planted3.ts', code: "import 'wxt/browser';", rule: 'lib-knows-no-browser' },
  { file: 'lib/store/planted.ts', code: "import '#imports';", rule: 'lib-knows-no-browser' },
  {
    file: 'lib/report/planted.ts',
    code: "import { browser } from 'wxt/browser'; browser;",
    rule: 'lib-knows-no-browser',
  },
  {
    file: 'components/planted2.ts',
    code: "import '../lib/app/connection-owner';",
    rule: 'only-the-background-runs-the-app',
  },
  { file: 'lib/bus/planted.ts', code: "import '../store/db';", rule: 'bus-imports-domain-only' },
  {
    file: 'lib/sites/planted.ts',
    code: "import '../crm/port/connector';",
    rule: 'sites-imports-domain-only',
  },
  {
    file: 'lib/sites/planted2/definition.ts',
    code: "import '../gmail/selectors';",
    rule: 'definitions-of-sites-are-data',
  },
  {
    file: 'components/planted3.ts',
    code: "import '../lib/crm/registry';",
    rule: 'components-import-domain-and-bus',
  },
  {
    file: 'components/planted.ts',
    code: "import '../lib/store/db';",
    rule: 'components-import-domain-and-bus',
  },
  {
    file: 'entrypoints/planted.ts',
    code: "import '../lib/sync/contact-lookup';",
    rule: 'surfaces-never-reach-data',
  },
  { file: 'entrypoints/planted2.ts', code: "import 'dexie';", rule: 'surfaces-carry-no-database' },
] as const;

function cruise(cwd: string): Report['summary'] {
  const { stdout, stderr } = spawnSync(
    'npx',
    [
      '--no-install',
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      ...ROOTS,
    ],
    { cwd, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' },
  );
  if (stdout === '') throw new Error(`the checker did not run:\n${stderr}`);
  return (JSON.parse(stdout) as Report).summary;
}

/** Plants in a copy, since builds and types may read the sources at the same time. */
function plantedViolations(): string[] {
  const copy = mkdtempSync(path.join(tmpdir(), 'relevo-layers-'));
  try {
    for (const part of [...ROOTS, ...SETTINGS])
      cpSync(part, path.join(copy, part), { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'), 'junction');
    for (const { file, code } of PLANTED) {
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
      writeFileSync(path.join(copy, file), `${code}\n`);
    }
    const seen = cruise(copy).violations;
    return PLANTED.filter(
      ({ file, rule }) => !seen.some((each) => each.from === file && each.rule.name === rule),
    ).map(({ file, rule }) => `${rule} did not see the violation planted in ${file}`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const blind = plantedViolations();
const { totalCruised, violations } = cruise('.');
const breaches = violations.map(
  ({ from, to, rule }) => `${from} may not import ${to} (${rule.name})`,
);
const problems = [
  ...blind,
  ...breaches,
  ...(totalCruised < FEWEST_MODULES
    ? [`only ${totalCruised} modules were seen: the checker reads nothing`]
    : []),
];
for (const problem of problems) console.error(problem);
console.log(
  `${totalCruised} modules, ${PLANTED.length} planted violations seen, ${breaches.length} breaches`,
);
process.exit(problems.length === 0 ? 0 : 1);
