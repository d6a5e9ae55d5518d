/** `npm run import -- FILE`: what the import makes of a file, as JSON. */
import { readFileSync } from 'node:fs';
import { readFile } from './read';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) {
  console.error('npm run import -- FILE');
  process.exit(2);
}
let bytes: Uint8Array;
try {
  bytes = readFileSync(file);
} catch {
  console.error(`${file} can't be read`);
  process.exit(2);
}
process.stdout.write(`${JSON.stringify(readFile(bytes), null, 2)}\n`);
