import { type Child, h, setAttribute } from '../../page/dom';
import { legacyId } from '../model';
import type { Context } from './context';
import type { Entry } from './selection';

/** The container of a thread, without its messages. */
export interface ThreadFrame {
  readonly element: HTMLElement;
  /** Where the messages go. */
  readonly list: HTMLElement;
  /** Puts the subject in. */
  showHead(): void;
  /** Brings the ids of the heading up to date. */
  showIds(): void;
}

function permId(context: Context, id: string | undefined, local: string): string | undefined {
  if (context.options.permId === 'missing') return undefined;
  if (context.options.permId === 'undefined') return 'undefined';
  return id === undefined ? `thread-a:${local}` : `thread-f:${id}`;
}

/** The three containers that Gmail has given its accounts. */
function container(context: Context, ...children: Child[]): HTMLElement {
  if (context.options.threadContainer === 'UG')
    return h('div.nH.UG.id', {}, h('div.nH', {}, ...children));
  if (context.options.threadContainer === 'Bs') {
    return h(
      'div.nH.g.id',
      {},
      h(
        'table.Bs.nH.iY',
        { cellpadding: '0' },
        h('tbody', {}, h('tr', {}, h('td.Bu', {}, ...children))),
      ),
    );
  }
  return h('div.nH.g.id', {}, h('div.nH.a98.iY', {}, ...children));
}

/** A box that Gmail puts above some threads and that names people who are not in them. */
function summary(context: Context): HTMLElement | undefined {
  if (!context.options.summaryBox) return undefined;
  const mention = h('a', { href: 'mailto:somebody.else@trap.example' }, 'Somebody Else');
  return h(
    'div.nH.einvLd',
    { role: 'region', 'aria-label': context.words.summary },
    h('h2', {}, context.words.summary),
    h('div', {}, 'A question of price. ', mention, ' is mentioned.'),
  );
}

/** An empty thread. */
export function threadFrame(context: Context, entry: Entry): ThreadFrame {
  const head = h('div.ha');
  const list = h('div.nH', { role: 'list' });
  const element = container(
    context,
    h('div.nH.V8djrc.byY', {}, h('div.nH', {}, head)),
    summary(context),
    h('div.nH', {}, h('div.nH', {}, h('div.nH.aHU', {}, h('div.nH.hx', {}, list)))),
  );
  const subject = h('h2.hP', { jsname: 'r4nke', tabindex: '-1' }, entry.thread.subject);
  function showIds(): void {
    const { id } = entry.thread;
    setAttribute(subject, 'data-thread-perm-id', permId(context, id, entry.thread.localId));
    const first = entry.thread.messages.find((message) => message.id !== undefined)?.id;
    const known = id ?? first;
    setAttribute(
      subject,
      'data-legacy-thread-id',
      known === undefined ? undefined : legacyId(known),
    );
  }
  return {
    element,
    list,
    showIds,
    showHead() {
      showIds();
      const labels = entry.thread.labels.map((label) =>
        h('div.hN', { name: label, role: 'link' }, label),
      );
      head.replaceChildren(subject, h('div.J-J5-Ji', {}, ...labels));
    },
  };
}
