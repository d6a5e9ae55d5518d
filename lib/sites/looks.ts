/**
 * Whether the page is drawn dark: by the colour of the text of a part of its frame, which turns
 * light on a dark frame; where there is no such part, by the page's own background.
 */
export function isDark(document: Document, part: Element | null): boolean {
  const view = document.defaultView;
  if (view === null) return false;
  if (part !== null) return (luminance(view.getComputedStyle(part).color) ?? 0) > 128;
  if (document.body === null) return false;
  return (luminance(view.getComputedStyle(document.body).backgroundColor) ?? 255) < 128;
}

/** 0 (black) to 255 of `rgb(…)` or `rgba(…)`; null for none, and for what can be seen through. */
function luminance(colour: string): number | null {
  const [red, green, blue, alpha = 1] = (colour.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
