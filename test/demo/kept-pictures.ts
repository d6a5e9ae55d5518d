import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import UPNG from 'upng-js';
import type { Picture } from './scenes';
import { type Shown, untimed } from './shown';
import type { Png } from './table';

/**
 * The pictures of README and stores. Not in `public/`: all that stands there ships with the
 * extension.
 */
export const PICTURES = path.resolve(import.meta.dirname, 'pictures');
const LIST = 'pictures.json';

/** When the kept pictures take place: a Thursday morning in the sample company's time zone. */
export const TAKEN_AT = Date.parse('2026-11-26T10:40:00+01:00');
export const TIME_ZONE = 'Europe/Madrid';

/** So many colours leave no seam in what we draw, and a picture below 120 kB. */
const COLOURS = 256;

/**
 * A kept picture: what stood in the pages, and the digest of its file, so that neither is changed
 * without the other.
 */
export interface Kept extends Shown {
  readonly file: string;
}

/** What is kept of the pictures, by name. */
export function readKept(folder = PICTURES): Record<string, Kept> {
  const list = path.join(folder, LIST);
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Record<string, Kept>) : {};
}

/**
 * Keeps the pictures and what they show. One that shows what it showed keeps its file, or each time
 * would add all of them to the history of the repository.
 * @returns names of those that were written
 */
export function keep(pictures: readonly Picture[], folder = PICTURES): string[] {
  mkdirSync(folder, { recursive: true });
  const before = readKept(folder);
  const fresh = pictures.filter(
    (picture) => changesOf(before[picture.name], picture, folder).length > 0,
  );
  for (const { name, png } of fresh) writeFileSync(fileOf(name, folder), shrink(png));
  const kept = pictures.map(({ name, words, markup, styles }) => [
    name,
    { file: digestOf(fileOf(name, folder)), markup, styles, words },
  ]);
  writeFileSync(path.join(folder, LIST), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
  const wanted = new Set([LIST, ...pictures.map(({ name }) => `${name}.png`)]);
  for (const file of readdirSync(folder)) if (!wanted.has(file)) rmSync(path.join(folder, file));
  return fresh.map(({ name }) => name);
}

/**
 * In words, how what is kept of a picture differs from what the product shows now; empty when it
 * does not.
 */
export function changesOf(
  kept: Kept | undefined,
  now: Shown & { readonly name: string },
  folder = PICTURES,
): string[] {
  const file = fileOf(now.name, folder);
  if (kept === undefined || !existsSync(file)) return [`${now.name} is not kept`];
  const [before, after] = [untimed(kept.words), untimed(now.words)];
  const gone = before.filter((word) => !after.includes(word));
  const come = after.filter((word) => !before.includes(word));
  const order = gone.length + come.length === 0 && JSON.stringify(before) !== JSON.stringify(after);
  return [
    ...(digestOf(file) === kept.file ? [] : ['its file is another one']),
    ...gone.map((word) => `no longer there: ${word}`),
    ...come.map((word) => `not in the picture: ${word}`),
    ...(order ? ['the words stand in another order'] : []),
    ...(kept.markup === now.markup ? [] : ['other elements, classes or icons']),
    ...(kept.styles === now.styles ? [] : ['other style sheets']),
  ];
}

/** Width and height of a kept picture, pixels, and its size, bytes. */
export function sizeOf(
  name: string,
  folder = PICTURES,
): { width: number; height: number; bytes: number } {
  const file = readFileSync(fileOf(name, folder));
  // A PNG's first chunk holds both, after the signature and the chunk's own length and name.
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20), bytes: file.length };
}

function shrink(png: Png): Buffer {
  const bytes = Uint8Array.from(Buffer.from(png, 'base64'));
  const image = UPNG.decode(bytes.buffer);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, COLOURS));
}

function fileOf(name: string, folder: string): string {
  return path.join(folder, `${name}.png`);
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}
