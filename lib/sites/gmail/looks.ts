import type { Finder } from './find';

/** Whether the page is drawn dark: by the colour of its navigation's text, which turns light on a dark frame. */
export function isDark(document: Document, finder: Finder): boolean {
  const node = finder.first(document, 'navigation');
  const view = document.defaultView;
  if (node === null || view === null) return false;
  const [red, green, blue] = (view.getComputedStyle(node).color.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return false;
  return 0.299 * red + 0.587 * green + 0.114 * blue > 128;
}
