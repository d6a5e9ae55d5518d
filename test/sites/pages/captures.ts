import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SavedPage } from '../mutations/mutate';
import type { Expectation } from './expectation';

/** Where a part of a page of Gmail stands of which no one wrote down the address. */
const NOWHERE = 'https://mail.google.com/mail/u/0/#inbox';

/**
 * Saved pages in a folder, each with what the `expected.json` beside it says; without one it must
 * give no one.
 */
export function pagesIn(folder: string): SavedPage[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.html'));
  return files.flatMap((file): SavedPage[] => {
    const at = path.join(folder, file.replace(/\.html$/, '.expected.json'));
    const said = existsSync(at)
      ? (JSON.parse(readFileSync(at, 'utf8')) as Partial<Expectation>)
      : {};
    // A part of a page has no kind of its own.
    const wish = { url: NOWHERE, page: 'thread-part', expected: null, ...said };
    return [
      {
        name: file.replace(/\.html$/, ''),
        html: readFileSync(path.join(folder, file), 'utf8'),
        wish,
      },
    ];
  });
}
