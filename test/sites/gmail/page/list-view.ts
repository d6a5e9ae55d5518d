import { copyAttributes, h, morph, on, setChildren } from '../../page/dom';
import type { Context } from './context';
import { buildAd, buildRows } from './row';
import { dateSpan, threadAttributes } from './row-cells';
import { addressOf, type Entry } from './selection';

/** What a list does when a person uses it. */
export interface ListActions {
  open(entry: Entry): void;
  star(entry: Entry): void;
  archive(entry: Entry): void;
  remove(entry: Entry): void;
  toggleRead(entry: Entry): void;
}

interface Group {
  rows: HTMLElement[];
  entry: Entry | undefined;
}

/** A table of threads. Its rows are re-used for other threads, as Gmail does. */
export interface ListView {
  readonly element: HTMLElement;
  render(entries: readonly Entry[], active: string | undefined): void;
  /** The entries on show, in order. */
  entries(): readonly Entry[];
  /** The first table row of each entry on show. */
  rows(): readonly HTMLElement[];
  /** Rewrites every date, as happens when minutes pass. */
  refreshDates(): void;
}

const LATE_IDS = '[data-thread-id], .bog > span, .afn > span:not(.bA4)';

/** An empty list. */
export function makeListView(context: Context, actions: ListActions): ListView {
  const body = h('tbody');
  const columns = h(
    'colgroup',
    {},
    ...['k0vOLb', 'Ci', 'y5', 'WA', 'yY', 'a4W', 'byZ', 'yf', 'xW', 'bq4'].map((name) =>
      h(`col.${name}`),
    ),
  );
  const table = h('table.F.cf.zt', { role: 'grid' }, columns, body);
  const nothing = h('div.TC');
  const element = h('div.ae4.UI', {}, h('div.Cp', {}, h('div', {}, table)), nothing);
  const selected = new Set<string>();
  let groups: Group[] = [];

  function refillRow(old: HTMLElement, fresh: HTMLElement): void {
    if (context.options.refill === 'attributes') {
      morph(old, fresh);
      return;
    }
    copyAttributes(old, fresh);
    old.replaceChildren(...fresh.childNodes);
  }

  function place(group: Group, fresh: HTMLElement[]): void {
    if (group.rows.length === fresh.length) {
      group.rows.forEach((row, index) => {
        const next = fresh[index];
        if (next) refillRow(row, next);
      });
      return;
    }
    for (const row of group.rows) row.remove();
    group.rows = fresh;
    body.append(...fresh);
  }

  function fillGroup(group: Group, entry: Entry, active: string | undefined): void {
    const key = addressOf(entry);
    const late = context.options.rowIdsDelay > 0 && group.entry?.thread !== entry.thread;
    group.entry = entry;
    place(
      group,
      buildRows(context, entry, { selected: selected.has(key), active: key === active }, !late),
    );
    if (late) {
      context.clock.later(context.options.rowIdsDelay, () => {
        if (group.entry === entry) giveIds(group.rows, entry);
      });
    }
  }

  function giveIds(rows: readonly HTMLElement[], entry: Entry): void {
    const ids = Object.entries(threadAttributes(context, entry));
    for (const span of rows.flatMap((row) => [...row.querySelectorAll(LATE_IDS)])) {
      if (span.textContent !== entry.thread.subject) continue;
      for (const [name, value] of ids) if (value !== undefined) span.setAttribute(name, value);
    }
  }

  /** With `refill: order` a row goes along with its thread, and only the places change. */
  function sortGroups(entries: readonly Entry[]): void {
    const free = groups.filter(
      (group) => !entries.some((entry) => entry.thread === group.entry?.thread),
    );
    const sorted = entries.map((entry) => {
      const kept = groups.find(
        (group) => group.entry?.thread === entry.thread && group.entry.only === entry.only,
      );
      return kept ?? free.shift() ?? { rows: [], entry: undefined };
    });
    groups = [...sorted, ...free];
    for (const group of groups) body.append(...group.rows);
  }

  function trim(count: number): void {
    for (const group of groups.splice(count)) for (const row of group.rows) row.remove();
  }

  function entryAt(target: EventTarget | null): Entry | undefined {
    const row = target instanceof Element ? target.closest('tr') : null;
    return groups.find((group) => group.rows.some((one) => one === row))?.entry;
  }

  function select(row: HTMLElement | undefined, entry: Entry): void {
    const key = addressOf(entry);
    const chosen = !selected.delete(key);
    if (chosen) selected.add(key);
    row?.classList.toggle('x7', chosen);
    row?.querySelector('[role=checkbox]')?.setAttribute('aria-checked', String(chosen));
  }

  listen(body, (target, row) => {
    const entry = entryAt(target);
    if (!entry) return;
    if (target.closest('.oZ-jc')) select(row, entry);
    else if (target.closest('.apU')) actions.star(entry);
    else if (target.closest('.brq')) actions.archive(entry);
    else if (target.closest('.bru')) actions.remove(entry);
    else if (target.closest('.brr, .brs')) actions.toggleRead(entry);
    else if (!target.closest('.bqY')) actions.open(entry);
  });

  return {
    element,
    entries: () => groups.flatMap((group) => (group.entry ? [group.entry] : [])),
    rows: () => groups.flatMap((group) => group.rows.slice(0, 1)),
    render(entries, active) {
      if (context.options.refill === 'order') sortGroups(entries);
      body.querySelectorAll('.am0').forEach((ad) => {
        ad.remove();
      });
      entries.forEach((entry, index) => {
        const group = groups[index] ?? { rows: [], entry: undefined };
        groups[index] = group;
        fillGroup(group, entry, active);
      });
      trim(entries.length);
      body.prepend(...Array.from({ length: context.options.ads }, () => buildAd(context)));
      setChildren(nothing, entries.length === 0 && context.words.empty);
    },
    refreshDates() {
      for (const { rows, entry } of groups) {
        const cell = rows[0]?.querySelector('.xW, .apm');
        if (entry && cell) setChildren(cell, dateSpan(context, entry));
      }
    },
  };
}

function listen(
  body: HTMLElement,
  use: (target: Element, row: HTMLElement | undefined) => void,
): void {
  onClick(body, (target) => use(target, target.closest('tr') ?? undefined));
}

function onClick(element: HTMLElement, use: (target: Element) => void): void {
  on(element, 'click', (event) => {
    if (event.target instanceof Element) use(event.target);
  });
}
