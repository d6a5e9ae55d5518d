import type { Demo } from './demo';
import { startDemo } from './demo';
import { TAKEN_AT, TIME_ZONE } from './kept-pictures';
import { type Picture, takePictures } from './scenes';

/**
 * Takes the pictures as they are kept: at one moment, in one time zone and language, so that
 * every machine gets the same.
 * @param program the browser
 * @param extension folder of the build with rights given
 */
export async function takeFixedPictures(program: string, extension: string): Promise<Picture[]> {
  process.env['TZ'] = TIME_ZONE;
  // On Linux the language of a browser comes from the environment, elsewhere from the flag.
  process.env['LANGUAGE'] = 'en_US';
  const demo: Demo = await startDemo({
    program,
    extension,
    headless: true,
    at: TAKEN_AT,
    flags: ['--lang=en-US'],
  });
  try {
    const pictures: Picture[] = [];
    for await (const picture of takePictures(demo, true)) pictures.push(picture);
    return pictures;
  } finally {
    await demo.close();
  }
}
