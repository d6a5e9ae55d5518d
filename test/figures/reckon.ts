/**
 * Prints the result of one reference case as JSON in the shape of its `expected`, reckoned from its
 * `input` by the product's own figures: `npm run reckon -- CASE.json`. Exits with 1 and the reason
 * for what it cannot read.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { answerOf } from './answer';

const [file] = process.argv.slice(2);

try {
  if (file === undefined) throw new Error('name the file of a case: npm run reckon -- CASE.json');
  // npm runs scripts in the project's folder; the path may be meant from where npm was called.
  const found = existsSync(file) ? file : path.resolve(process.env['INIT_CWD'] ?? '', file);
  const value: unknown = JSON.parse(readFileSync(found, 'utf8'));
  process.stdout.write(`${JSON.stringify(answerOf(value), null, 2)}\n`);
} catch (error) {
  console.error(`reckon: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
