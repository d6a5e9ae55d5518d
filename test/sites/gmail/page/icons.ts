import { drawing } from '../../page/picture';

/** Outlines in a box of 24 by 24, drawn for this page. */
const SHAPES = {
  mail: 'M3 6h18v12H3z M3 7l9 7 9-7',
  inbox: 'M4 13l3-8h10l3 8v6H4z M4 13h5l1 3h4l1-3h5',
  star: 'M12 4l2.5 5.2 5.6.8-4 4 1 5.6-5.1-2.7-5 2.7 1-5.6-4.1-4 5.6-.8z',
  clock: 'M12 4a8 8 0 1 0 .01 0z M12 8v4l3 2',
  send: 'M4 5l17 7-17 7 3-7z M7 12h7',
  draft: 'M6 3h9l4 4v14H6z M14 3v5h5',
  label: 'M4 6h10l6 6-6 6H4z',
  stack: 'M4 8h16v11H4z M6 5h12',
  archive: 'M4 5h16v4H4z M6 9v10h12V9 M10 13h4',
  trash: 'M5 7h14 M9 7V4h6v3 M7 7l1 13h8l1-13',
  alert: 'M12 4a8 8 0 1 0 .01 0z M12 8v5 M12 15.5v.5',
  open: 'M4 10l8-6 8 6v9H4z M4 10l8 5 8-5',
  reply: 'M10 6l-6 6 6 6 M4 12h9q6 0 7 6',
  forward: 'M14 6l6 6-6 6 M20 12h-9q-6 0-7 6',
  menu: 'M4 7h16 M4 12h16 M4 17h16',
  search: 'M10.5 4a6.5 6.5 0 1 0 .01 0z M15.5 15.5L20 20',
  sliders:
    'M4 8h9 M19 8h1 M16 5.5a2.5 2.5 0 1 0 .01 0z M4 16h1 M11 16h9 M8 13.5a2.5 2.5 0 1 0 .01 0z',
  pencil: 'M4 20l1-4L16 5l3 3L8 19z M14 7l3 3',
  close: 'M6 6l12 12 M18 6L6 18',
  down: 'M7 10l5 5 5-5',
  left: 'M14 6l-6 6 6 6',
  right: 'M10 6l6 6-6 6',
  back: 'M11 5l-7 7 7 7 M4 12h16',
  more: 'M12 5v.5 M12 12v.5 M12 19v.5',
  calendar: 'M4 6h16v14H4z M4 10h16 M8 3v4 M16 3v4',
  note: 'M5 4h14v11l-5 5H5z M14 20v-5h5',
  task: 'M4 12l5 5L20 6',
  popout: 'M13 4h7v7 M20 4l-9 9 M10 5H5v14h14v-5',
} as const;

export type IconName = keyof typeof SHAPES;

/** A line drawing of the page's own. */
export function icon(name: IconName, size = 20): SVGElement {
  return drawing(SHAPES[name], size);
}
