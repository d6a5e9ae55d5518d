import type { TouchKind } from '../../lib/domain/base/touch';

const ENVELOPE = 'M1.5 3.5h13v9h-13zl6.5 5 6.5-5';

/** One line drawing for each kind, on a 16-unit square. */
const DRAWINGS: Readonly<Record<TouchKind, string>> = {
  'email-sent': ENVELOPE,
  'email-opened': 'M1.5 6.5 8 2l6.5 4.5v7h-13zl6.5 4 6.5-4',
  'email-clicked': 'M3 2l4 11 1.8-4.2L13 7zM9 9l4 4.5',
  'email-replied': 'M6.5 3 2 7.5 6.5 12V9c4 0 6 1 7.5 4 0-5-3-7.5-7.5-7.5z',
  form: 'M3 1.5h10v13H3zM5.5 5h5M5.5 8h5M5.5 11h3',
  'page-view':
    'M1 8c2-3.5 4.3-5 7-5s5 1.5 7 5c-2 3.5-4.3 5-7 5S3 11.5 1 8zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z',
  event: 'M2 3.5h12v11H2zM2 7h12M5 1.5v3M11 1.5v3',
  advert: 'M2 6.5v3h2.5L12 13V3L4.5 6.5zM5 10l1 4h2l-1-3',
  download: 'M8 1.5v8M4.5 6.5 8 10l3.5-3.5M2 14h12',
  call: 'M3 2h3l1.5 3.5L6 7c.8 1.5 1.5 2.2 3 3l1.5-1.5L14 10v3c-6 1.5-12.5-5-11-11z',
  meeting:
    'M8 5a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM2 13c0-3 1.5-4.5 4-4.5S10 10 10 13M10 3.200a2 2 0 0 1 0 3.600M11.5 9c1.7.6 2.5 2 2.5 4',
  message: 'M1.5 3h13v8.5H7L4 14v-2.5H1.5z',
};

/** Draws the icon of a kind of touch; its name is shown beside it. */
export function TouchIcon({ kind }: { kind: TouchKind }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={DRAWINGS[kind]} />
    </svg>
  );
}
