import { drawing } from '../../page/picture';

/** Outlines in a box of 24 by 24, drawn for this page. */
const SHAPES = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  people: 'M9 5a3.2 3.2 0 1 0 .01 0z M3 19q0-6 6-6t6 6z M16 7a2.6 2.6 0 1 0 .01 0z M17 13q4 .4 4 5',
  work: 'M4 8h16v11H4z M9 8V5h6v3 M4 13h16',
  talk: 'M4 5h16v11H11l-4 4v-4H4z',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4z M10 21h4',
  search: 'M10.5 4a6.5 6.5 0 1 0 .01 0z M15.5 15.5L20 20',
  add: 'M12 5v14 M5 12h14',
  send: 'M4 5l17 7-17 7 3-7z M7 12h7',
  more: 'M6 12h.5 M12 12h.5 M18 12h.5',
  check: 'M4 12l5 5L20 6',
  like: 'M7 11v9H4v-9z M7 11l4-7q3 0 2 5h6l-2 11H7',
  comment: 'M4 5h16v11H11l-4 4v-4H4z',
  repeat: 'M4 9h13l-3-3 M20 15H7l3 3',
  close: 'M6 6l12 12 M18 6L6 18',
  down: 'M7 10l5 5 5-5',
  place: 'M12 21l-6-9a6.5 6.5 0 1 1 12 0z',
  badge: 'M12 3l8 4v6q0 5-8 8-8-3-8-8V7z',
} as const;

export type IconName = keyof typeof SHAPES;

/** A line drawing of the page's own. */
export function icon(name: IconName, size = 20): SVGElement {
  return drawing(SHAPES[name], size);
}
