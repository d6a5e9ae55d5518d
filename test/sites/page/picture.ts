import { claim } from './foreign-log';

const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing of the page's own. @param outline a path in a box of 24 by 24 */
export function drawing(outline: string, size: number): SVGElement {
  const svg = claim(document.createElementNS(SVG, 'svg'));
  for (const [key, value] of [
    ['viewBox', '0 0 24 24'],
    ['width', String(size)],
    ['height', String(size)],
    ['class', 'ico'],
    ['aria-hidden', 'true'],
  ] as const) {
    svg.setAttribute(key, value);
  }
  const path = claim(document.createElementNS(SVG, 'path'));
  path.setAttribute('d', outline);
  svg.append(path);
  return svg;
}

/**
 * A picture for a person: their initials on a colour that is always theirs, as a data URL.
 * @param who decides the colour
 */
export function portrait(name: string, who: string): string {
  let hue = 7;
  for (const letter of who) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
    .replace(/[<>&"']/g, '');
  const svg = `<svg xmlns="${SVG}" viewBox="0 0 40 40"><rect width="40" height="40" fill="hsl(${hue} 42% 46%)"/><text x="20" y="25.5" font-family="system-ui,sans-serif" font-size="15" font-weight="600" fill="#fff" text-anchor="middle">${letters}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
