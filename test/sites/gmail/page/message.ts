import { type Attributes, h, setShown, volatileId } from '../../page/dom';
import { legacyId, type Message } from '../model';
import { type Context, shownName } from './context';
import { messageBody } from './message-body';
import { avatar, dateCell, header, table } from './message-header';

/** How much of a message is shown. */
export type Openness = 'open' | 'collapsed' | 'hidden';

/** The ids of a message: those of the server, or, until it is synchronised, the one made here. */
export function messageAttributes(message: Message): Attributes {
  if (message.id === undefined)
    return { 'data-message-id': `#msg-a:${message.localId}`, 'data-legacy-message-id': undefined };
  return {
    'data-message-id': `#msg-f:${message.id}`,
    'data-legacy-message-id': legacyId(message.id),
  };
}

function openMessage(context: Context, message: Message): HTMLElement {
  const body = h(
    'div',
    { id: volatileId(), class: 'ii gt' },
    h('div', { id: volatileId(), class: 'a3s aiL ' }, messageBody(context, message)),
  );
  const notices = h('div', { id: volatileId() }, h('div.KKSLrd'), h('div.qQVYZb'), h('div.utdU2e'));
  const content = h(
    'div.gs',
    {},
    header(context, message),
    notices,
    h('div', { class: '' }, h('div.aHl'), h('div', { id: volatileId(), tabindex: '-1' }), body),
  );
  return h('div.adn.ads', messageAttributes(message), avatar(message.from), content);
}

function collapsedMessage(context: Context, message: Message): HTMLElement {
  const { from } = message;
  const sender = h(
    'span',
    {
      email: from.email,
      'data-hovercard-id': from.email,
      name: shownName(context, from),
      class: 'gD',
      role: 'gridcell',
      tabindex: '-1',
    },
    shownName(context, from),
  );
  const snippet = message.text.join(' ').slice(0, 120);
  const first = h(
    'tr',
    {},
    h('td.gF.gK', {}, sender),
    h('td.gF.gK', {}, table('iB.za', h('tr', {}, h('td', {}, h('div.iA.g6', {}, snippet))))),
    h('td.gH.bAk', {}, dateCell(context, message)),
  );
  return h(
    'div.adf.ads',
    {},
    avatar(from),
    h('div.gs.gt', {}, h('div.gE.hI', {}, table('gJ', first))),
    h('div.ajx'),
  );
}

const ITEM_CLASS: Readonly<Record<Openness, string>> = {
  open: 'h7',
  collapsed: 'kv ',
  hidden: 'kQ bg',
};

/**
 * One item of a thread's list. A hidden one is empty: no one can know from the page who wrote it.
 */
export function messageItem(
  context: Context,
  message: Message,
  openness: Openness,
  last: boolean,
): HTMLElement {
  const name = last && openness === 'open' ? 'h7 ie nH oy8Mbf' : ITEM_CLASS[openness];
  const item = h('div', {
    class: name,
    role: 'listitem',
    'aria-expanded': String(openness === 'open'),
    tabindex: openness === 'hidden' ? undefined : '-1',
  });
  fillMessage(context, item, message, openness);
  return item;
}

/** Fills an item with what its openness shows. One that was open before keeps its body, hidden. */
export function fillMessage(
  context: Context,
  item: HTMLElement,
  message: Message,
  openness: Openness,
): void {
  if (openness === 'hidden') {
    item.replaceChildren();
    return;
  }
  const before = item.querySelector('.adn');
  const inner =
    openness === 'open' ? openMessage(context, message) : collapsedMessage(context, message);
  if (openness === 'collapsed' && before) setShown(before, false);
  const left = openness === 'collapsed' ? before : null;
  item.replaceChildren(
    h(
      'div.Bk',
      {},
      h('div.G3.G2', {}, h('div', {}, h('div', { id: volatileId() }, left ?? undefined, inner))),
    ),
  );
}
