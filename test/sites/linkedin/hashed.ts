/**
 * The name of a class in one build of the page: eight hexadecimal digits that say nothing, and
 * differ in the next build.
 */
export function hashedClass(build: string, name: string): string {
  let hash = 2_166_136_261;
  for (const letter of `${build}/${name}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0;
  const digits = (hash ^ (hash >>> 13)) >>> 0;
  const text = digits.toString(16).padStart(8, '0');
  // A class cannot begin with a digit without being escaped.
  return /^\d/.test(text) ? `_${text}` : text;
}
