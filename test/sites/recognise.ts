/**
 * `npm run recognise -- PAGE.html URL`: what the adapter of that address sees in a saved page, as
 * JSON.
 */
import { readFileSync } from 'node:fs';
import { openRecogniser } from './recogniser';

const [file, url, ...rest] = process.argv.slice(2);
if (file === undefined || url === undefined || rest.length > 0 || !URL.canParse(url)) {
  console.error('npm run recognise -- PAGE.html URL');
  process.exit(2);
}
let html: string;
try {
  html = readFileSync(file, 'utf8');
} catch {
  console.error(`${file} can't be read`);
  process.exit(2);
}
const recogniser = await openRecogniser();
try {
  console.log(JSON.stringify(await recogniser.recognise(html, url), null, 2));
} finally {
  await recogniser.close();
}
