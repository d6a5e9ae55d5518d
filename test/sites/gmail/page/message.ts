import { legacyId, type Message, type Party } from '../model';
import { type Context, shownName } from './context';
import { fullDate, shortDate } from './dates';
import { type Attributes, type Child, h, volatileId } from './dom';
import { icon, portrait } from './icons';
import { messageBody } from './message-body';

/** How much of a message is shown. */
export type Openness = 'open' | 'collapsed' | 'hidden';

const MOST_RECIPIENTS = 3;

/** The ids of a message: those of the server, or, until it is synchronised, the one made here. */
export function messageAttributes(message: Message): Attributes {
  if (message.id === undefined) return { 'data-message-id': `#msg-a:${message.localId}`, 'data-legacy-message-id': undefined };
  return { 'data-message-id': `#msg-f:${message.id}`, 'data-legacy-message-id': legacyId(message.id) };
}

function recipientSpan(context: Context, party: Party): HTMLElement {
  const attributes = { email: party.email, name: shownName(context, party), 'data-hovercard-id': party.email, class: 'g2' };
  return h('span', attributes, shownName(context, party).split(' ')[0] ?? party.email);
}

function toLine(context: Context, message: Message): HTMLElement {
  const everybody = [...message.to, ...message.cc];
  const spans: Child[] = [];
  everybody.slice(0, MOST_RECIPIENTS).forEach((party, index) => spans.push(index > 0 && ', ', recipientSpan(context, party)));
  const cut = everybody.length - MOST_RECIPIENTS;
  return h('span.hb', { translate: 'no' }, `${context.words.to} `, ...spans, cut > 0 && `, ${cut} ${context.words.more}`, ' ');
}

function avatar(party: Party): HTMLElement {
  const picture = { id: volatileId(), class: 'ajn', jid: party.email, 'data-hovercard-id': party.email, 'data-name': party.name, 'aria-hidden': 'true', alt: '', src: portrait(party.name, party.email) };
  return h('div.aju', {}, h('div.aCi', {}, h('div.aFg', { style: 'display: none;' }), h('img', picture)));
}

function dateCell(context: Context, message: Message): HTMLElement {
  const full = fullDate(message.at, context.options.language);
  const shown = h('span', { id: volatileId(), class: 'g3', title: full, alt: full, role: 'gridcell', tabindex: '-1' }, shortDate(message.at, context.options.language));
  return h('div.gK', {}, h('span'), shown, h('div.zd.bi4', { tabindex: '0', role: 'checkbox', 'aria-checked': 'false', 'aria-label': context.words.starOff }, h('span.T-KT', {}, icon('star', 18))));
}

function table(name: string, ...rows: Child[]): HTMLElement {
  return h(`table.cf.${name}`, { cellpadding: '0' }, h('tbody', {}, ...rows));
}

function header(context: Context, message: Message): HTMLElement {
  const { from } = message;
  const sender = h('span', { email: from.email, name: shownName(context, from), 'data-hovercard-id': from.email, class: 'gD' }, h('span', {}, shownName(context, from)));
  const address = h('span.go', {}, h('span', { 'aria-hidden': 'true' }, '<'), from.email, h('span', { 'aria-hidden': 'true' }, '>'));
  const name = h('h3.iw.gFxsud', {}, h('span.qu', { translate: 'no', role: 'gridcell', tabindex: '-1' }, sender, ' ', h('span.cfXrwd'), address, ' '));
  const reply = h('div.T-I.J-J5-Ji.T-I-Js-IF.aaq.T-I-ax7.L3', { role: 'button', tabindex: '0', 'data-tooltip': context.words.reply, 'aria-label': context.words.reply }, icon('reply', 18));
  const menu = h('div.T-I.J-J5-Ji.T-I-Js-Gs.aap.T-I-awG.T-I-ax7.L3', { id: volatileId(), role: 'button', tabindex: '0', 'aria-expanded': 'false', 'aria-haspopup': 'true', 'aria-label': context.words.more }, icon('more', 18));
  const details = h('div.ajy', { id: volatileId(), 'aria-haspopup': 'true', role: 'button', tabindex: '0', 'aria-label': context.words.details, 'data-tooltip': context.words.details }, icon('down', 16));
  const first = h('tr.acZ', {}, h('td.gF.gK', {}, table('ix', h('tr', {}, h('td.c2', {}, name, h('h3.iw.rapwed'))))), h('td.gH.bAk', {}, dateCell(context, message)), h('td.gH'), h('td.gH.acX.bAm', { rowspan: '2' }, reply, menu));
  const second = h('tr.acZ.xD', {}, h('td', { colspan: '3' }, table('adz', h('tr', {}, h('td.ady', {}, h('div.iw.ajw', {}, toLine(context, message)), details)))));
  return h('div.gE.iv.gt', {}, table('gJ', first, second));
}

function openMessage(context: Context, message: Message): HTMLElement {
  const body = h('div', { id: volatileId(), class: 'ii gt' }, h('div', { id: volatileId(), class: 'a3s aiL ' }, messageBody(context, message)));
  const notices = h('div', { id: volatileId() }, h('div.KKSLrd'), h('div.qQVYZb'), h('div.utdU2e'));
  const content = h('div.gs', {}, header(context, message), notices, h('div', { class: '' }, h('div.aHl'), h('div', { id: volatileId(), tabindex: '-1' }), body));
  return h('div.adn.ads', messageAttributes(message), avatar(message.from), content);
}

function collapsedMessage(context: Context, message: Message): HTMLElement {
  const { from } = message;
  const sender = h('span', { email: from.email, 'data-hovercard-id': from.email, name: shownName(context, from), class: 'gD', role: 'gridcell', tabindex: '-1' }, shownName(context, from));
  const snippet = message.text.join(' ').slice(0, 120);
  const first = h('tr', {}, h('td.gF.gK', {}, sender), h('td.gF.gK', {}, table('iB.za', h('tr', {}, h('td', {}, h('div.iA.g6', {}, snippet))))), h('td.gH.bAk', {}, dateCell(context, message)));
  return h('div.adf.ads', {}, avatar(from), h('div.gs.gt', {}, h('div.gE.hI', {}, table('gJ', first))), h('div.ajx'));
}

const ITEM_CLASS: Readonly<Record<Openness, string>> = { open: 'h7', collapsed: 'kv ', hidden: 'kQ bg' };

/** One item of a thread's list. A hidden one is empty: nobody can know from the page who wrote it. */
export function messageItem(context: Context, message: Message, openness: Openness, last: boolean): HTMLElement {
  const name = last && openness === 'open' ? 'h7 ie nH oy8Mbf' : ITEM_CLASS[openness];
  const item = h('div', { class: name, role: 'listitem', 'aria-expanded': String(openness === 'open'), tabindex: openness === 'hidden' ? undefined : '-1' });
  fillMessage(context, item, message, openness);
  return item;
}

/** Fills an item with what its openness shows. */
export function fillMessage(context: Context, item: HTMLElement, message: Message, openness: Openness): void {
  if (openness === 'hidden') {
    item.replaceChildren();
    return;
  }
  const inner = openness === 'open' ? openMessage(context, message) : collapsedMessage(context, message);
  item.replaceChildren(h('div.Bk', {}, h('div.G3.G2', {}, h('div', {}, h('div', { id: volatileId() }, inner)))));
}

/** The complete recipients, which are in the page only while the drawer of details is open. */
export function detailsDrawer(context: Context, message: Message): HTMLElement {
  const person = (party: Party): HTMLElement => h('span', { email: party.email, name: shownName(context, party), 'data-hovercard-id': party.email }, `${party.name} <${party.email}>`);
  const line = (title: string, people: readonly Party[]): HTMLElement | undefined =>
    people.length === 0 ? undefined : h('tr.ajv', {}, h('td.gG', {}, `${title}:`), h('td.gL', {}, ...people.flatMap((party, index): Child[] => [index > 0 && ', ', person(party)])));
  const { words } = context;
  const date = h('tr.ajv', {}, h('td.gG', {}, `${words.date}:`), h('td.gL', {}, fullDate(message.at, context.options.language)));
  return h('div.ajB.gt', {}, h('div.ajA.SK', {}, h('table.ajC', {}, h('tbody', {}, line(words.from, [message.from]), line(words.to, message.to), line('cc', message.cc), line('bcc', message.bcc), date))));
}
