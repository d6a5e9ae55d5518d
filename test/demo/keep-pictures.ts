/**
 * `npm run pictures`: takes the pictures of README and stores, and keeps those that show something
 * new in `test/demo/pictures`, with what stood in the pages.
 */
import { browserOrExit } from '../browser/install';
import { build } from './build';
import { takeFixedPictures } from './fixed-pictures';
import { keep, PICTURES, sizeOf } from './kept-pictures';

const program = browserOrExit();
console.log('Building the extension…');
try {
  const pictures = await takeFixedPictures(program, build(true));
  const written = keep(pictures);
  for (const { name } of pictures)
    console.log(
      `  ${name}: ${Math.ceil(sizeOf(name).bytes / 1_000)} kB${written.includes(name) ? ', new' : ''}`,
    );
  console.log(`The pictures stand in ${PICTURES}`);
} catch (error) {
  console.error(`No pictures: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
