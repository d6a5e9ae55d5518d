import { type Attributes, type Child, h, volatileId } from '../../page/dom';
import { legacyId, type Message, type Party, threadTime } from '../model';
import { type Context, shownName } from './context';
import { fullDate, shortDate } from './dates';
import { icon } from './icons';
import type { Entry } from './selection';

/** The ids of the row being built, which its cells refer to. */
export interface RowIds {
  readonly label: string;
  readonly owner: string;
}

/** The ids under which Gmail names a thread in a list; those that are not known are left out. */
export function threadAttributes(context: Context, entry: Entry): Attributes {
  const { thread, only } = entry;
  const known = thread.messages.filter((message) => message.id !== undefined);
  const last = (only ?? known.at(-1))?.id;
  const lastSent = (only ?? known.findLast((message) => !message.draft))?.id;
  const id = thread.id;
  const newest = {
    'data-thread-id': id === undefined ? `#thread-a:${thread.localId}` : `#thread-f:${id}`,
  };
  if (context.options.rowIds === 'thread-id-only') return newest;
  return {
    ...newest,
    'data-legacy-thread-id':
      id === undefined ? (last === undefined ? undefined : legacyId(last)) : legacyId(id),
    'data-legacy-last-message-id': last === undefined ? undefined : legacyId(last),
    'data-legacy-last-non-draft-message-id':
      lastSent === undefined ? undefined : legacyId(lastSent),
  };
}

function shownMessages(entry: Entry): readonly Message[] {
  return entry.only ? [entry.only] : entry.thread.messages;
}

/** Who stands in a row: the last writers, or those whom one wrote to. */
export function peopleOf(entry: Entry, mine: string): Party[] {
  const messages = shownMessages(entry).filter((message) => !message.draft);
  const sent = messages.length === 0 ? [] : messages;
  const writers = sent.every((message) => message.from.email === mine)
    ? sent.flatMap((message) => [...message.to])
    : sent.map((message) => message.from);
  return writers
    .filter((one, index) => writers.findIndex((other) => other.email === one.email) === index)
    .slice(-3);
}

function onlySentByMe(entry: Entry, mine: string): boolean {
  const sent = shownMessages(entry).filter((message) => !message.draft);
  return sent.length > 0 && sent.every((message) => message.from.email === mine);
}

function personSpan(
  context: Context,
  party: Party,
  unread: boolean,
  owner: string | undefined,
  alone: boolean,
): HTMLElement {
  const name = shownName(context, party);
  const attributes = {
    translate: 'no',
    class: unread ? 'zF' : 'yP',
    email: party.email,
    name,
    'data-hovercard-id': party.email,
    'data-hovercard-owner-id': owner,
  };
  return h('span.bA4', {}, h('span', attributes, alone ? name : (name.split(' ')[0] ?? name)));
}

function peopleSpans(
  context: Context,
  entry: Entry,
  unread: boolean,
  owner: string | undefined,
): Child[] {
  const mine = context.mailbox.account.email;
  const parts: Child[] = onlySentByMe(entry, mine) ? [`${context.words.to}: `] : [];
  const people = peopleOf(entry, mine);
  for (const [index, party] of people.entries()) {
    parts.push(index > 0 && ', ', personSpan(context, party, unread, owner, people.length === 1));
  }
  if (shownMessages(entry).some((message) => message.draft))
    parts.push(people.length > 0 && ', ', h('span.boq', {}, context.words.draft));
  const count = shownMessages(entry).length;
  if (count > 1) parts.push(' ', h('span.bx0', {}, String(count)));
  return parts;
}

function snippetOf(entry: Entry): string {
  return (shownMessages(entry).at(-1)?.text ?? []).join(' ').slice(0, 160);
}

function subjectSpan(entry: Entry, ids: Attributes): HTMLElement {
  return h(
    'span',
    { class: entry.thread.unread ? 'bqe' : undefined, ...ids },
    entry.thread.subject,
  );
}

/** The cell with the people: once for screen readers in `.afn`, once for the eye in `.yW`. */
export function peopleCell(
  context: Context,
  entry: Entry,
  ids: Attributes,
  row: RowIds,
  split: boolean,
): HTMLElement {
  const unread = entry.thread.unread;
  const at = entry.only?.at ?? threadTime(entry.thread);
  const spoken = [
    ', ',
    subjectSpan(entry, ids),
    ', ',
    h('span', {}, shortDate(at, context.options.language)),
    `, ${snippetOf(entry)}.`,
  ];
  return h(
    'td',
    { class: split ? 'yX xY apy' : 'yX xY ', role: 'gridcell', tabindex: '-1' },
    h('div.afn', { id: row.label }, ...peopleSpans(context, entry, unread, undefined), ...spoken),
    h('div.yW', { id: volatileId() }, ...peopleSpans(context, entry, unread, row.owner)),
  );
}

/** Subject with the thread's ids, as one line with the snippet or without it. */
export function subjectParts(entry: Entry, ids: Attributes, withSnippet: boolean): HTMLElement {
  const labels = entry.thread.labels.map((label) =>
    h('div.ar.as', {}, h('div.at', { title: label }, h('div.au', {}, h('div.av', {}, label)))),
  );
  const lead = labels.length > 0 && h('div.yi', {}, ...labels);
  const subject = h('div.y6', {}, h('span.bog', { id: volatileId() }, subjectSpan(entry, ids)));
  const snippet =
    withSnippet &&
    h('span.y2', { id: volatileId() }, h('span.Zt', {}, '\u00a0-\u00a0'), snippetOf(entry));
  return h('div.xS', { role: 'link' }, h('div.xT', {}, lead, subject, snippet));
}

/** The snippet alone, for the third table row of a vertical split. */
export function snippetCell(entry: Entry): HTMLElement {
  return h(
    'td.xY.apA',
    { colspan: '2' },
    h('div.apB', {}, h('div.apu'), h('div.y2.apz', {}, snippetOf(entry))),
  );
}

/** When the newest message came: short for the eye, in full in the title. */
export function dateSpan(context: Context, entry: Entry): HTMLElement {
  const at = entry.only?.at ?? threadTime(entry.thread);
  const full = fullDate(at, context.options.language);
  const short = h(
    'span',
    { class: entry.thread.unread ? 'bq3' : undefined },
    shortDate(at, context.options.language),
  );
  return h('span', { title: full, id: volatileId(), 'aria-label': full }, short);
}

export function checkboxCell(label: string, span: string | undefined): HTMLElement {
  const box = {
    id: volatileId(),
    role: 'checkbox',
    'aria-labelledby': label,
    dir: 'ltr',
    'aria-checked': 'false',
    tabindex: '-1',
  };
  return h(
    'td.oZ-x3.xY',
    { id: volatileId(), rowspan: span },
    h('div', { class: 'oZ-jc T-Jo J-J5-Ji ', ...box }, h('div.T-Jo-auh')),
  );
}

export function starCell(context: Context, entry: Entry, span: string | undefined): HTMLElement {
  const title = entry.thread.starred ? context.words.starOn : context.words.starOff;
  const star = {
    id: volatileId(),
    class: entry.thread.starred ? 'aXw T-KT T-KT-Jp' : 'aXw T-KT',
    title,
    'aria-label': title,
    role: 'button',
  };
  return h('td.apU.xY', { rowspan: span }, h('span', star, icon('star', 18)));
}

/** The buttons that appear over a row under the mouse. */
export function hoverToolbar(context: Context, entry: Entry): HTMLElement {
  const { words } = context;
  const buttons = [
    ['bqX brq', words.archive, 'archive'],
    ['bqX bru', words.delete, 'trash'],
    [
      `bqX ${entry.thread.unread ? 'brr' : 'brs'}`,
      entry.thread.unread ? words.markRead : words.markUnread,
      entry.thread.unread ? 'open' : 'mail',
    ],
    ['bqX brv', words.snooze, 'clock'],
  ] as const;
  const items = buttons.map(([name, tip, picture]) =>
    h('li', { class: name, 'data-tooltip': tip, title: tip }, icon(picture, 18)),
  );
  return h('ul.bqY', { id: volatileId(), role: 'toolbar' }, ...items);
}
