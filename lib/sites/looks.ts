/**
 * Whether the page is dark: by the text colour of a part of its frame, which is light on a dark
 * frame; without such a part, by the background of the page.
 */
export function isDark(document: Document, part: Element | null): boolean {
  const view = document.defaultView;
  if (view === null) return false;
  if (part !== null) return (luminance(view.getComputedStyle(part).color) ?? 0) > 128;
  if (document.body === null) return false;
  return (luminance(view.getComputedStyle(document.body).backgroundColor) ?? 255) < 128;
}

/**
 * Returns the luminance of `rgb(…)` or `rgba(…)`, 0 (black) to 255; null for transparent colours.
 */
function luminance(colour: string): number | null {
  const [red, green, blue, alpha = 1] = (colour.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
