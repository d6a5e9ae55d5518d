import { type Attributes, h, volatileId } from '../../page/dom';
import type { Context } from './context';
import {
  checkboxCell,
  dateSpan,
  hoverToolbar,
  peopleCell,
  type RowIds,
  snippetCell,
  starCell,
  subjectParts,
  threadAttributes,
} from './row-cells';
import type { Entry } from './selection';

/** Marks that a row carries besides what its thread says. */
export interface RowState {
  readonly selected: boolean;
  readonly active: boolean;
}

function rowClass(entry: Entry, state: RowState, extra: string): string {
  const marks = [state.selected ? 'x7' : '', state.active ? 'aps' : '', extra].filter(
    (mark) => mark !== '',
  );
  return ['zA', entry.thread.unread ? 'zE' : 'yO', ...marks].join(' ');
}

function rowAttributes(label: string): Attributes {
  return {
    jscontroller: 'ZdOxDb',
    jsaction: 'nVvxM:UL4Ddb',
    jsmodel: 'nXDxbd',
    id: volatileId(),
    tabindex: '-1',
    role: 'row',
    'aria-labelledby': label,
    draggable: 'false',
  };
}

function wideRow(
  context: Context,
  entry: Entry,
  state: RowState,
  ids: Attributes,
  row: RowIds,
): HTMLElement {
  const important = h(
    'div.pG',
    {
      'data-tooltip-contained': 'true',
      role: 'switch',
      'aria-checked': String(entry.thread.important),
      id: volatileId(),
      'data-is-important': String(entry.thread.important),
    },
    h('div.pH-A7.a9q'),
    h('div.bnj'),
  );
  return h(
    'tr',
    { class: rowClass(entry, state, ''), ...rowAttributes(row.label) },
    h('td.PF.xY'),
    checkboxCell(row.label, undefined),
    starCell(context, entry, undefined),
    h('td.WA.xY', {}, important),
    peopleCell(context, entry, ids, row, false),
    h(
      'td',
      { id: volatileId(), tabindex: '-1', class: 'xY a4W', role: 'gridcell' },
      h('div.a4X', {}, subjectParts(entry, ids, true)),
    ),
    h('td.byZ.xY', { role: 'gridcell', tabindex: '-1' }),
    h('td', { class: 'yf xY ' }, '\u00a0'),
    h('td', { class: 'xW xY ', role: 'gridcell', tabindex: '-1' }, dateSpan(context, entry)),
    h('td.bq4.xY', {}, hoverToolbar(context, entry)),
  );
}

function splitRow(
  context: Context,
  entry: Entry,
  state: RowState,
  ids: Attributes,
  row: RowIds,
): HTMLElement[] {
  const rows = context.options.splitRows;
  const span = String(rows);
  const people = h(
    'tr',
    { class: rowClass(entry, state, 'apv'), ...rowAttributes(row.label) },
    h('td.PF.xY', { rowspan: span }),
    checkboxCell(row.label, span),
    peopleCell(context, entry, ids, row, true),
    h('td', { class: 'yf xY apt' }, h('div.apm', {}, dateSpan(context, entry))),
    starCell(context, entry, span),
  );
  const subject = h(
    'tr',
    { class: rowClass(entry, state, 'apv') },
    h('td.xY.apD', { colspan: '2', tabindex: '0', role: 'link' }, subjectParts(entry, ids, false)),
  );
  const snippet = h('tr', { class: rowClass(entry, state, 'apv apw') }, snippetCell(entry));
  return rows === 3 ? [people, subject, snippet] : [people, subject];
}

/**
 * The table rows of one entry, fresh: one, or two or three in a vertical split. `withIds` false
 * leaves the thread ids out.
 */
export function buildRows(
  context: Context,
  entry: Entry,
  state: RowState,
  withIds: boolean,
): HTMLElement[] {
  const ids = withIds ? threadAttributes(context, entry) : {};
  const row: RowIds = { label: volatileId(), owner: String(context.random.between(100, 150)) };
  if (context.options.preview === 'right') return splitRow(context, entry, state, ids, row);
  return [wideRow(context, entry, state, ids, row)];
}

/** An advert among the rows: it looks like a row and has an address, but no ids. */
export function buildAd(context: Context): HTMLElement {
  const label = volatileId();
  const sender = h(
    'span.yP',
    { email: 'offers@shelf-world.example', name: 'Shelf World' },
    'Shelf World',
  );
  return h(
    'tr',
    { class: 'zA yO am0', id: volatileId(), role: 'row', tabindex: '-1' },
    h('td.PF.xY'),
    checkboxCell(label, undefined),
    h('td.apU.xY'),
    h('td.WA.xY'),
    h('td', { class: 'yX xY ' }, h('div.yW', {}, h('span.bA4', {}, sender))),
    h(
      'td.xY.a4W',
      {},
      h(
        'div.xS',
        { role: 'link' },
        h(
          'div.xT',
          {},
          h('span.bvA', {}, context.words.ad),
          h('div.y6', {}, h('span.bog', {}, h('span', {}, 'Shelves that arrive assembled'))),
        ),
      ),
    ),
    h('td.byZ.xY'),
    h('td', { class: 'yf xY ' }, '\u00a0'),
    h('td', { class: 'xW xY ' }),
    h('td.bq4.xY'),
  );
}
