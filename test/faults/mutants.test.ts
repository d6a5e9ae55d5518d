import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { build } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';
import { MUTANTS, type Mutant } from './mutants';
import * as Runs from './runs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OUT = path.join(ROOT, '.output/mutants');
const MOST = 2_000;
const SEEDS = [11, 12];
/** Two thousand schedules of the engine take a minute, on a busy machine some, ms. */
const LONGEST_MS = 600_000;

/**
 * The planted faults take minutes, and only what they are planted in or seen by can change what
 * comes of them: they run where that is not what it was when all of them were seen, and every
 * night.
 */
const SEEN = path.join(import.meta.dirname, 'mutants-seen.json');
const CONCERNED = ['lib/sync', 'lib/store', 'test/faults'];
const digest = digestOf(CONCERNED);
const { digest: seenBefore } = JSON.parse(readFileSync(SEEN, 'utf8')) as { digest: string };
const unchanged = digest === seenBefore && process.env['RELEVO_DEPTH'] !== 'night';
let seen = 0;

/**
 * One digest of what every source file in these folders does, by path: types and comments change
 * nothing of it, nor do the other tests.
 */
function digestOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  const compilerOptions = { removeComments: true, target: ts.ScriptTarget.ESNext };
  for (const folder of folders)
    for (const file of readdirSync(path.join(ROOT, folder), {
      recursive: true,
      encoding: 'utf8',
    }).sort()) {
      const isOtherTest = /\.(test|spec)\.ts$/.test(file) && !file.endsWith('mutants.test.ts');
      if (isOtherTest || !/\.tsx?$/.test(file)) continue;
      const source = readFileSync(path.join(ROOT, folder, file), 'utf8');
      hash
        .update(file.replaceAll(path.sep, '/'))
        .update(ts.transpileModule(source, { compilerOptions }).outputText);
    }
  return hash.digest('hex');
}

/** The harness of both tiers with one line of the engine changed. */
async function harness(mutant: Mutant, name: string): Promise<typeof Runs> {
  const changed = path.join(ROOT, mutant.file);
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'plant',
        enforce: 'pre',
        transform: (code, id) =>
          id === changed ? code.replace(mutant.find, () => mutant.put) : null,
      },
    ],
    build: {
      write: false,
      minify: false,
      target: 'node20',
      ssr: path.join(import.meta.dirname, 'runs.ts'),
    },
  });
  const chunk = [result].flat().flatMap((one) => ('output' in one ? one.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('nothing was built');
  mkdirSync(OUT, { recursive: true });
  const file = path.join(OUT, `${name}.mjs`);
  writeFileSync(file, chunk.code);
  return import(pathToFileURL(file).href);
}

async function caught(
  { runTier1, runTier2 }: typeof Runs,
  { tier, seeds = SEEDS }: Pick<Mutant, 'tier' | 'seeds'>,
): Promise<Runs.RunResult> {
  let ran = 0;
  for (const seed of seeds) {
    const run = tier === 1 ? runTier1 : runTier2;
    const result = await run(seed, MOST / seeds.length);
    ran += result.schedules;
    if (result.breach !== null) return { schedules: ran, breach: result.breach };
  }
  return { schedules: ran, breach: null };
}

describe.skipIf(unchanged)('a fault planted in the engine', () => {
  afterAll(() => {
    if (seen === MUTANTS.length) writeFileSync(SEEN, `${JSON.stringify({ digest })}\n`);
  });

  it.each(MUTANTS.map((mutant, index) => ({ ...mutant, index })))(
    '$name: is seen',
    async (mutant) => {
      const source = readFileSync(path.join(ROOT, mutant.file), 'utf8');
      expect(source.split(mutant.find), `what to change in ${mutant.file}`).toHaveLength(2);
      const { schedules, breach } = await caught(await harness(mutant, `m${mutant.index}`), mutant);
      console.log(
        `${mutant.name}: ${breach === null ? 'NOT SEEN' : `after ${schedules} schedules`} (${breach ?? ''})`,
      );
      expect(breach, `not seen in ${schedules} schedules`).not.toBeNull();
      seen++;
    },
    LONGEST_MS,
  );

  it(
    'none: nothing is seen, so that what is seen is the fault',
    async () => {
      expect(
        (await caught({ runTier1: Runs.runTier1, runTier2: Runs.runTier2 }, { tier: 1 })).breach,
      ).toBeNull();
      expect(await Runs.runTier2(SEEDS[0] ?? 0, 300)).toMatchObject({ breach: null });
    },
    LONGEST_MS,
  );
});
